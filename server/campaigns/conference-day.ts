import ical, { ICalCalendarMethod } from 'ical-generator'
import { readLocal } from '../rules/campaign/campaign.ts'
import { type Campaign, nameOf } from './campaign.ts'

/**
 * Returns the conference as a calendar of one event (RFC 5545); null where its day is not set. Times are written in UTC, which every
 * calendar shows in the time zone of whoever looks. `url`: the address of the campaign's page.
 */
export function conferenceCalendar(campaign: Campaign, { url, now }: { url: string; now: Date }): string | null {
  const { id, settings, row } = campaign
  const { firstDay, lastDay, startsAt, endsAt, place } = settings.conferenceDay
  if (firstDay === '') return null
  const isAllDay = startsAt === ''
  const [start, end] = isAllDay
    ? [midnightOf(firstDay), midnightOf(dayAfter(lastDay || firstDay))]
    : [momentOf(`${firstDay}T${startsAt}`, row.timeZone), momentOf(`${lastDay || firstDay}T${endsAt}`, row.timeZone)]
  const calendar = ical({ prodId: { company: 'Pavel', product: 'Pavel' }, method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id: `conference-${id}@${new URL(url).host}`,
    stamp: now,
    start,
    end,
    allDay: isAllDay,
    summary: nameOf(campaign),
    ...(place !== '' && { location: place }),
    url,
  })
  return calendar.toString()
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

/** The generator takes days from their midnights in UTC. */
const midnightOf = (day: string) => new Date(`${day}T00:00:00Z`)

/** A time that clocks go forward over is the one that they go forward to, which may be on the next day. */
function momentOf(local: string, timeZone: string): Date {
  const read = readLocal(local, timeZone)
  if (read === null) throw new Error(`expected a day and a time, found ${local}`)
  return 'at' in read ? read.at : momentOf(read.next, timeZone)
}
