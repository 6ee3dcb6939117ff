/** Returns one of several wordings: as many turns in a row as there are wordings have different ones. */
export const pick = (wordings: readonly string[], turn: number): string => wordings[turn % wordings.length] ?? ''

/** Returns a text of several wordings, of which `turn` picks one. */
export const oneOf =
  (wordings: readonly string[]) =>
  ({ turn }: { turn: number }): string =>
    pick(wordings, turn)
