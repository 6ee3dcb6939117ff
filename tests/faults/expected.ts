/** The rules of the game, once more and by themselves: what somebody did, and what must have come of it. */

export type Rules = { answers: string[]; points: number[]; tiers: { atLeast: number; discount: number }[] }

/** `text` as it stands in the log. */
export type Deed = {
  via: 'voice' | 'keys' | 'typed'
  text: string
  meaning: 'answer' | 'hint' | 'skip' | 'repeat'
  /** Pavel has answered it; otherwise it may have come to nothing, on the way there or on the way back */
  isSure: boolean
  /** done at once with the one before: one of the two counts */
  isRival?: boolean
}

/** A visitor's line of the log. */
export type Line = { text: string; via: string | null; verdict: string | null; points: number }

export type Place = { rebus: number; attempt: number; points: number }

const beginning: Place = { rebus: 0, attempt: 0, points: 0 }

/** What one deed does at a place, and how the log tells of it. */
export function follow(
  { answers, points: worth }: Rules,
  place: Place,
  { text, via, meaning }: Deed,
): { place: Place; line: Line } {
  const { rebus, attempt, points } = place
  const line = { text, via, verdict: null, points: 0 }
  const isLastPicture = attempt + 1 >= worth.length
  const next = { rebus: rebus + 1, attempt: 0, points }
  if (rebus >= answers.length || meaning === 'repeat' || (meaning === 'hint' && isLastPicture)) return { place, line }
  if (meaning === 'skip') return { place: next, line: { ...line, verdict: 'skipped' } }
  if (meaning === 'answer' && text === answers[rebus]) {
    const won = worth[attempt] ?? 0
    return { place: { ...next, points: points + won }, line: { ...line, verdict: 'right', points: won } }
  }
  const after = isLastPicture ? next : { rebus, attempt: attempt + 1, points }
  return { place: after, line: { ...line, verdict: meaning === 'hint' ? 'hint' : 'wrong' } }
}

/** Where the game must stand for the log to tell of these deeds, each once and in order; null where it cannot. */
export function explain(rules: Rules, deeds: readonly Deed[], lines: readonly Line[]): Place | null {
  return from(beginning, 0, 0)

  function from(place: Place, at: number, told: number): Place | null {
    const deed = deeds[at]
    if (!deed) return told === lines.length ? place : null
    const rival = deeds[at + 1]?.isRival ? deeds[at + 1] : undefined
    const after = at + (rival ? 2 : 1)
    const isSure = deed.isSure || rival?.isSure
    return (
      take(place, deed, after, told) ?? (rival && take(place, rival, after, told)) ?? (isSure ? null : from(place, after, told))
    )
  }

  function take(place: Place, deed: Deed, after: number, told: number): Place | null {
    const { place: next, line } = follow(rules, place, deed)
    const found = lines[told]
    return found && isSame(line, found) ? from(next, after, told + 1) : null
  }
}

function isSame(one: Line, other: Line): boolean {
  return one.text === other.text && one.via === other.via && one.verdict === other.verdict && one.points === other.points
}

export function discountFor({ tiers }: Rules, points: number): number | undefined {
  return tiers.find(({ atLeast }) => points >= atLeast)?.discount
}
