/**
 * Returns the phrases that come of taking one choice of each place in turn, with spaces between them: «не» and «понял слышал» make
 * two. The choices of a place are parted by `|`, or by spaces where it has no `|`; an empty one leaves the place out.
 */
export function combined(...places: readonly string[]): string[] {
  const choicesOf = (place: string, at: number) => (place.includes('|') || at === 0 ? place.split('|') : place.split(' '))
  return places
    .map(choicesOf)
    .reduce((begun, choices) => begun.flatMap((phrase) => choices.map((choice) => `${phrase} ${choice}`.trim())), [''])
}
