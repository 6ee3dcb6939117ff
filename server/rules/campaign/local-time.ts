/** What a local date and time, as `2026-11-29T18:00`, stands for in a time zone. */
export type LocalTime =
  | { at: Date; isTwice: boolean }
  /** clocks go forward over it; `next` is the first local time after that */
  | { isSkipped: true; next: string }

/**
 * Reads a local date and time. Where clocks go back and it comes twice, it is the earlier one, or the later one with `later`. Returns
 * null for what is none.
 */
export function readLocal(typed: string, timeZone: string, { later = false } = {}): LocalTime | null {
  const local = parse(typed)
  if (!local) return null
  const earliest = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const latest = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  const isExact = earliest.epochMilliseconds === latest.epochMilliseconds
  if (!isExact && !earliest.toPlainDateTime().equals(local)) return { isSkipped: true, next: nextAfter(earliest) }
  return { at: new Date((later ? latest : earliest).epochMilliseconds), isTwice: !isExact }
}

/** Returns the local date and time of a moment, as a field of the browser takes it; empty for none. */
export function writeLocal(at: Date | null, timeZone: string): string {
  if (at === null) return ''
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  return written(zoned.toPlainDateTime())
}

/** Returns the last moment of a day, such as `2026-12-01`, in a time zone, to the second. */
export function lastMomentOf(day: string, timeZone: string): Date {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone)
  return new Date(next.epochMilliseconds - 1000)
}

/** Returns whether clocks go back over the local time of this moment, so that it comes twice. */
export function comesTwice(at: Date, timeZone: string): boolean {
  const read = readLocal(writeLocal(at, timeZone), timeZone)
  return read !== null && 'isTwice' in read && read.isTwice
}

/** Full hours of a day, such as those within which people are called: from the beginning of one to the beginning of another. */
export type Hours = { from: number; to: number }

/** Returns whether a moment is within these hours, by the clock of a time zone. */
export function isWithinHours(at: Date, timeZone: string, { from, to }: Hours): boolean {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  return hour >= from && hour < to
}

/** Returns whether this is a name of a time zone, such as `Europe/Moscow`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Z]/i.test(name)
  } catch {
    return false
  }
}

function parse(typed: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:00)?$/.test(typed)) return null
  try {
    return Temporal.PlainDateTime.from(typed, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** `before` is the moment that the skipped time would be, were it counted by the clock of before. */
function nextAfter(before: Temporal.ZonedDateTime): string {
  const change = before.getTimeZoneTransition('next')
  return change ? written(change.toPlainDateTime()) : written(before.toPlainDateTime())
}

const written = (local: Temporal.PlainDateTime) => local.toString({ smallestUnit: 'minute' })
