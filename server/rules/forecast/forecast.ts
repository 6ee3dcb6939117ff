/** How many codes of a tier are left, and when the last ones were taken, the newest first. */
export type Taking = { left: number; takenLastHours: Readonly<Record<Span, number>> }

/** The spans that are looked back on, in hours, the shortest first. */
const spans = [1, 3, 24] as const
type Span = (typeof spans)[number]

/** When a pool ends if winners come as they do now, and how many codes an hour they take. */
export type Forecast = { perHour: number; endsAt: Date }

const hourMs = 3600_000

/** Fewer winners than this say nothing about those to come. */
const fewest = 5

/** Beyond this nobody can say how many will come. */
const furthestMs = 7 * 24 * hourMs

/**
 * Returns when a pool ends at the rate of the last hours; null where too few came to tell, where it lasts for more than a week, and
 * where it has ended. The shortest span counts in which enough came, because the rate changes during a day.
 */
export function forecast({ left, takenLastHours }: Taking, now: Date): Forecast | null {
  const span = spans.find((hours) => takenLastHours[hours] >= fewest)
  if (span === undefined || left <= 0) return null
  const perHour = takenLastHours[span] / span
  const lastsMs = (left / perHour) * hourMs
  return lastsMs > furthestMs ? null : { perHour, endsAt: new Date(now.getTime() + lastsMs) }
}
