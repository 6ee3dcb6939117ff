/** A second implementation of the game's rules: it derives what the log and the points must be from what the player did. */

export type Rules = { answers: string[]; points: number[]; tiers: { atLeast: number; id: string }[] }

/** One thing the player did; `text` is written as in the log. */
export type Input = {
  via: 'voice' | 'keys' | 'typed'
  text: string
  meaning: 'answer' | 'hint' | 'skip' | 'repeat'
  /** Pavel answered it; otherwise it may have been lost, on the way there or on the way back */
  isSure: boolean
  /** done at the same moment as the one before: one of the two counts */
  isRival?: boolean
}

/** A visitor's entry in the log. */
export type VisitorEntry = { text: string; via: string | null; verdict: string | null; points: number }

export type Place = { rebus: number; attempt: number; points: number }

const beginning: Place = { rebus: 0, attempt: 0, points: 0 }

/** Applies one input at a place and returns the new place and its log entry. */
export function follow(
  { answers, points: worth }: Rules,
  place: Place,
  { text, via, meaning }: Input,
): { place: Place; entry: VisitorEntry } {
  const { rebus, attempt, points } = place
  const entry = { text, via, verdict: null, points: 0 }
  const isLastPicture = attempt + 1 >= worth.length
  const next = { rebus: rebus + 1, attempt: 0, points }
  if (rebus >= answers.length || meaning === 'repeat' || (meaning === 'hint' && isLastPicture)) return { place, entry }
  if (meaning === 'skip') return { place: next, entry: { ...entry, verdict: 'skipped' } }
  if (meaning === 'answer' && text === answers[rebus]) {
    const won = worth[attempt] ?? 0
    return { place: { ...next, points: points + won }, entry: { ...entry, verdict: 'right', points: won } }
  }
  const after = isLastPicture ? next : { rebus, attempt: attempt + 1, points }
  return { place: after, entry: { ...entry, verdict: meaning === 'hint' ? 'hint' : 'wrong' } }
}

/**
 * Returns the place of the game after these inputs if the log contains each exactly once and in order; `null` when it does not.
 */
export function explain(rules: Rules, inputs: readonly Input[], entries: readonly VisitorEntry[]): Place | null {
  return from(beginning, 0, 0)

  function from(place: Place, at: number, entryAt: number): Place | null {
    const input = inputs[at]
    if (!input) return entryAt === entries.length ? place : null
    const rival = inputs[at + 1]?.isRival ? inputs[at + 1] : undefined
    const after = at + (rival ? 2 : 1)
    const isSure = input.isSure || rival?.isSure
    return (
      take(place, input, after, entryAt) ??
      (rival && take(place, rival, after, entryAt)) ??
      (isSure ? null : from(place, after, entryAt))
    )
  }

  function take(place: Place, input: Input, after: number, entryAt: number): Place | null {
    const { place: next, entry } = follow(rules, place, input)
    const found = entries[entryAt]
    return found && isSame(entry, found) ? from(next, after, entryAt + 1) : null
  }
}

function isSame(one: VisitorEntry, other: VisitorEntry): boolean {
  return one.text === other.text && one.via === other.via && one.verdict === other.verdict && one.points === other.points
}

export function tierFor({ tiers }: Rules, points: number): string | undefined {
  return tiers.find(({ atLeast }) => points >= atLeast)?.id
}
