/**
 * When a campaign can be played. `pause` is the sentence that the organiser says while it is paused, empty for the usual one; null
 * while it is not. The times are shown in `timeZone`.
 */
export type Schedule = {
  opensAt: Date | null
  closesAt: Date | null
  pause: string | null
  timeZone: string
  /** there is no number to call, and no example may stand in */
  hasNoNumber?: boolean
}

/** Why no new game can begin now. A game under way goes on. */
export type Closed =
  | { why: 'before'; opensAt: Date; timeZone: string }
  | { why: 'paused'; sentence: string }
  | { why: 'no number' }
  | { why: 'after' }

/** Returns why a campaign is closed at `now`; null while it is open. It closes at `closesAt`, and opens at `opensAt`. */
export function closedAt({ opensAt, closesAt, pause, timeZone, hasNoNumber }: Schedule, now: Date): Closed | null {
  if (closesAt && now >= closesAt) return { why: 'after' }
  if (hasNoNumber) return { why: 'no number' }
  if (pause !== null) return { why: 'paused', sentence: pause }
  return opensAt && now < opensAt ? { why: 'before', opensAt, timeZone } : null
}

/**
 * What a page that waits shows of a schedule, in a word that changes whenever that does; and in how many milliseconds a date changes it,
 * null where none does within a day.
 */
export type Waiting = { shows: string; changesInMs: number | null }

const dayMs = 24 * 3600_000

/** Returns what a page that waits shows at `now`. */
export function waitingAt(schedule: Schedule, now: Date): Waiting {
  const dates = [schedule.opensAt, schedule.closesAt].map((date) => (date ? date.getTime() - now.getTime() : -1))
  const next = Math.min(...dates.filter((ms) => ms > 0))
  return { shows: wordFor(closedAt(schedule, now)), changesInMs: next <= dayMs ? next : null }
}

function wordFor(closed: Closed | null): string {
  switch (closed?.why) {
    case 'before':
      return `before ${closed.opensAt.getTime()} ${closed.timeZone}`
    case 'paused':
      return `paused ${closed.sentence}`
    default:
      return closed?.why ?? 'open'
  }
}

/** What can be played in a campaign now. */
export type CampaignState = { why: 'open'; closesAt: Date | null; timeZone: string } | { why: 'nothing published' } | Closed

/** Returns whether new games can begin now, and if not, why. */
export function stateOf(schedule: Schedule & { publishedId: number | null }, now: Date): CampaignState {
  if (schedule.publishedId === null) return { why: 'nothing published' }
  const { closesAt, timeZone } = schedule
  return closedAt(schedule, now) ?? { why: 'open', closesAt, timeZone }
}
