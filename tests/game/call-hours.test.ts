import { expect, test } from 'bun:test'
import * as fc from 'fast-check'
import { findCallableTime, guessTimeZone } from '../../server/game/call-hours.ts'

const campaign = {
  callHours: { from: 9, to: 21 },
  schedule: { opensAt: null, closesAt: null, pause: null, timeZone: 'Europe/Moscow' },
}

test.each([
  ['+74951234567', 'Europe/Moscow'],
  ['+74232123456', 'Asia/Vladivostok'],
  ['+79161234567', 'Europe/Moscow'],
  ['+493012345678', 'Europe/Berlin'],
])('the number %s belongs to the time zone %s', async (phone, zone) => {
  expect(await guessTimeZone(phone, campaign)).toBe(zone)
})

test.each([
  ['2026-11-25T06:00:00Z', 'Europe/Moscow', '2026-11-25T06:00:00.000Z', 'at the opening'],
  ['2026-11-25T05:59:59Z', 'Europe/Moscow', '2026-11-25T06:00:00.000Z', 'a second before it'],
  ['2026-11-25T17:59:59Z', 'Europe/Moscow', '2026-11-25T17:59:59.000Z', 'a second before the end'],
  ['2026-11-25T18:00:00Z', 'Europe/Moscow', '2026-11-26T06:00:00.000Z', 'at the end'],
  ['2026-11-25T18:00:00Z', 'Asia/Vladivostok', '2026-11-25T23:00:00.000Z', 'in the night of the Far East'],
  ['2026-11-25T18:00:00Z', 'Asia/Kathmandu', '2026-11-26T03:15:00.000Z', 'where the clock is three quarters off'],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25T08:00:00.000Z', 'in the night in which summer time ends'],
  ['2027-03-27T22:30:00Z', 'Europe/Berlin', '2027-03-28T07:00:00.000Z', 'in the night in which it begins'],
  ['2027-03-14T06:59:00Z', 'America/New_York', '2027-03-14T13:00:00.000Z', 'a minute before clocks go forward'],
  ['2027-09-05T03:59:00Z', 'America/Santiago', '2027-09-05T12:00:00.000Z', 'before a day without a midnight'],
  ['2027-10-28T20:30:00Z', 'Africa/Cairo', '2027-10-29T07:00:00.000Z', 'in an hour before midnight that comes twice'],
])('a call requested at %s in %s may be made at %s (%s)', (at, zone, expected) => {
  expect(findCallableTime(new Date(at), zone, campaign).toISOString()).toBe(expected)
})

test('every call is made after its request, within two days and within the call hours', () => {
  const zones = fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe')
  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  const hours = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 })).filter(([from, to]) => from < to)
  fc.assert(
    fc.property(moments, zones, hours, (at, zone, [from, to]) => {
      const opening = findCallableTime(at, zone, { callHours: { from, to } })
      const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(opening))
      expect(opening.getTime()).toBeGreaterThanOrEqual(at.getTime())
      expect(opening.getTime() - at.getTime()).toBeLessThanOrEqual(48 * 3_600_000)
      expect(hour >= from && hour < to).toBe(true)
    }),
  )
})
