/** Returns when the day of `at` has begun in a time zone; on the day of a change of the clocks it may be an hour off. */
export function dayBegins(at: Date, timeZone: string): Date {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' }).format(at)
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return new Date(at.getTime() - ((hours * 60 + minutes) * 60 + seconds) * 1000 - at.getMilliseconds())
}
