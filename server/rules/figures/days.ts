const days = new Map<string, Intl.DateTimeFormat>()

/** Returns the day of a moment in a time zone, as `2026-11-29`. */
export function dayOf(at: Date, timeZone: string): string {
  const format = days.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  days.set(timeZone, format)
  return format.format(at)
}

/** Returns when a day, as `2026-11-29`, begins in a time zone, and when the next one does. Null for what is no day. */
export function boundsOf(day: string, timeZone: string): { from: Date; to: Date } | null {
  const read = readDay(day)
  return read && bounds(read, timeZone)
}

/** Returns when the day of a moment has begun in a time zone, and when the next one does. */
export function dayAround(at: Date, timeZone: string): { from: Date; to: Date } {
  return bounds(zoned(at, timeZone).toPlainDate(), timeZone)
}

/** Returns whether this is a day, as `2026-11-29`. */
export const isDay = (day: string): boolean => readDay(day) !== null

/** Returns all days from one to another, both included, the newest first; none where the first is the later one. */
export function daysBetween(first: string, last: string): string[] {
  const [from, to] = [readDay(first), readDay(last)]
  if (!from || !to) return []
  return Array.from({ length: Math.max(0, from.until(to).days + 1) }, (_, index) => to.subtract({ days: index }).toString())
}

function readDay(day: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' })
  } catch {
    return null
  }
}

const bounds = (day: Temporal.PlainDate, timeZone: string) => ({
  from: startOf(day, timeZone),
  to: startOf(day.add({ days: 1 }), timeZone),
})

/** Some zones have days that do not begin at midnight. */
const startOf = (day: Temporal.PlainDate, timeZone: string) => new Date(day.toZonedDateTime(timeZone).epochMilliseconds)

/** What a clock shows: how many seconds it is ahead of UTC at first, and from each of its changes on. */
export type Clock = { changesAt: Date[]; offsets: number[] }

/** Returns the clock of a time zone, with all its changes from one moment to another. */
export function clockOf(timeZone: string, { from, to }: { from: Date; to: Date }): Clock {
  const clock: Clock = { changesAt: [], offsets: [] }
  let at: Temporal.ZonedDateTime | null = zoned(from, timeZone)
  clock.offsets.push(at.offsetNanoseconds / 1e9)
  while ((at = at.getTimeZoneTransition('next')) && at.epochMilliseconds <= to.getTime()) {
    clock.changesAt.push(new Date(at.epochMilliseconds))
    clock.offsets.push(at.offsetNanoseconds / 1e9)
  }
  return clock
}

const zoned = (at: Date, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
