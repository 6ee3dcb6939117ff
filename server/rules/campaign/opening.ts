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

/** What can be played in a campaign now. */
export type CampaignState = { why: 'open'; closesAt: Date | null; timeZone: string } | { why: 'nothing published' } | Closed

/** Returns whether new games can begin now, and if not, why. */
export function stateOf(schedule: Schedule & { publishedId: number | null }, now: Date): CampaignState {
  if (schedule.publishedId === null) return { why: 'nothing published' }
  const { closesAt, timeZone } = schedule
  return closedAt(schedule, now) ?? { why: 'open', closesAt, timeZone }
}
