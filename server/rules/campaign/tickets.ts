import * as v from 'valibot'
import { type FieldFault, faultsIn, isFaultless, type Section, type SettingRule, tooLong } from './fields.ts'
import { readLocal } from './local-time.ts'

/** In UTF-16 units. */
const longestPlace = 200

const notDay: SettingRule = 'not a day'
const Day = v.pipe(
  v.string(),
  v.check((day) => day === '' || isDay(day), notDay),
)
const Time = v.pipe(
  v.string(),
  v.check((time) => time === '' || isTime(time), notDay),
)

/**
 * When and where the conference is, for calendars: days such as `2026-12-01` and times such as `10:00`, both of the campaign's time
 * zone. Without times it takes whole days, and without a first day it is in no calendar.
 */
export const ConferenceDay = v.object({
  firstDay: v.optional(Day, ''),
  startsAt: v.optional(Time, ''),
  lastDay: v.optional(Day, ''),
  endsAt: v.optional(Time, ''),
  place: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(longestPlace)), ''),
})
export type ConferenceDay = v.InferOutput<typeof ConferenceDay>

/** The day of the conference, which visitors put into their calendars. */
export const tickets: Section = {
  fields: Object.keys(ConferenceDay.entries),
  typedOf: ({ settings: { conferenceDay } }) => conferenceDay,
  read(typed, { settings, timeZone }) {
    const text = (name: keyof ConferenceDay) => (typed[name] ?? '').trim()
    const firstDay = text('firstDay')
    const lastDay = text('lastDay') || firstDay
    const day = { firstDay, lastDay, startsAt: text('startsAt'), endsAt: text('endsAt'), place: text('place') }
    const faults = faultsIn(faultsOf(day, timeZone))
    return isFaultless(faults) ? { change: { settings: { ...settings, conferenceDay: day } } } : { faults }
  },
}

function faultsOf(day: ConferenceDay, timeZone: string): Record<string, FieldFault | false | null> {
  const { firstDay, startsAt, lastDay, endsAt, place } = day
  const isBackward = isDay(firstDay) && isDay(lastDay) && `${lastDay}T${endsAt || '24'}` <= `${firstDay}T${startsAt || '00'}`
  const isMissing = firstDay === '' && `${lastDay}${startsAt}${endsAt}` !== ''
  return {
    firstDay: isMissing ? { fault: 'empty' } : faultOfDay(firstDay),
    startsAt: faultOfTime(firstDay, startsAt, timeZone) ?? (endsAt !== '' && startsAt === '' && { fault: 'empty' }),
    lastDay: faultOfDay(lastDay) ?? (isBackward && lastDay < firstDay && { fault: 'ends before it begins' }),
    endsAt:
      faultOfTime(lastDay, endsAt, timeZone) ??
      (startsAt !== '' && endsAt === ''
        ? { fault: 'empty' }
        : isBackward && lastDay === firstDay && { fault: 'ends before it begins' }),
    place: tooLong(place, longestPlace),
  }
}

const faultOfDay = (day: string): FieldFault | null => (day === '' || isDay(day) ? null : { fault: 'not a day' })

/** A time that clocks go forward over does not exist on that day. */
function faultOfTime(day: string, time: string, timeZone: string): FieldFault | null {
  if (time === '') return null
  if (!isTime(time)) return { fault: 'not a time' }
  const read = isDay(day) ? readLocal(`${day}T${time}`, timeZone) : null
  return read && 'isSkipped' in read ? { fault: 'skipped time', next: read.next } : null
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
