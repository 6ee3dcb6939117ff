import { closedAt, type Hours, isWithinHours, type Schedule } from '../campaign/campaign.ts'

/** What an ended call has heard: how often speech, and how often silence. */
export type HeardCall = { speeches: number; silences: number }

/** Calls in a row in which not a word was understood are no coincidence any more. */
const deafCalls = 3

/** Returns in how many of the newest calls in a row Pavel has heard nothing; 0 while that may be the callers' doing. */
export function countDeaf(calls: readonly HeardCall[]): number {
  const listening = calls.filter(({ speeches, silences }) => speeches + silences > 0)
  const heard = listening.findIndex(({ speeches }) => speeches > 0)
  const deaf = heard === -1 ? listening.length : heard
  return deaf >= deafCalls ? deaf : 0
}

/**
 * When the last call was, whether numbers wait that were given within the hour, but not just now, and whether there were calls the day
 * before. `lastAt`: null where there was none within two days; `live`: how many calls are under way.
 */
export type Calling = { lastAt: Date | null; live: number; hasNumbers: boolean; hadCalls: boolean }

/** When a campaign is open, and within which hours of its zone people play. */
export type OpenTimes = { schedule: Schedule; callHours: Hours }

const hourMs = 3_600_000

/** Returns whether nobody has called for an hour, although calls could be expected. */
export function isQuiet({ schedule, callHours }: OpenTimes, { lastAt, live, hasNumbers, hadCalls }: Calling, now: Date): boolean {
  const hourAgo = new Date(now.getTime() - hourMs)
  if (live > 0 || (lastAt && lastAt > hourAgo) || !(hasNumbers || hadCalls)) return false
  return [hourAgo, now].every((at) => isWithinHours(at, schedule.timeZone, callHours) && closedAt(schedule, at) === null)
}

/** How a callback ended, and when. */
export type EndedCallback<Outcome extends string = string> = { outcome: Outcome; endedAt: Date }

/** One of these is enough: nothing that the called person does leads to it. */
const tellingOutcomes = ['no money', 'limit']
const failsInRow = 4

/**
 * Returns for which reason callbacks fail now, given the newest ones first; null where they reach people, or fail for several
 * reasons. What the visitors have called off, and what a ceiling of ours refused, tells nothing.
 */
export function reasonOfFailures<Outcome extends string>(
  outcomes: readonly EndedCallback<Outcome>[],
  now: Date,
): { outcome: Outcome; count: number } | null {
  const recent = outcomes.filter(
    ({ endedAt, outcome }) => isRecent(endedAt, now) && !['called off', 'ceiling', 'blocked'].includes(outcome),
  )
  const [newest] = recent
  if (!newest || newest.outcome === 'talked') return null
  const other = recent.findIndex(({ outcome }) => outcome !== newest.outcome)
  const count = other === -1 ? recent.length : other
  return tellingOutcomes.includes(newest.outcome) || count >= failsInRow ? { outcome: newest.outcome, count } : null
}

const isRecent = (at: Date, now: Date) => now.getTime() - at.getTime() <= hourMs
