import { expect, test } from 'bun:test'
import { boundsOf, clockOf, dayAround, dayOf, daysBetween, isDay } from '../../../server/rules/figures/figures.ts'

test('a day begins and ends at midnight of its time zone', () => {
  expect(boundsOf('2026-11-29', 'Europe/Moscow')).toEqual({
    from: new Date('2026-11-28T21:00:00Z'),
    to: new Date('2026-11-29T21:00:00Z'),
  })
  expect(dayOf(new Date('2026-11-28T20:59:59Z'), 'Europe/Moscow')).toBe('2026-11-28')
  expect(dayOf(new Date('2026-11-28T21:00:00Z'), 'Europe/Moscow')).toBe('2026-11-29')
})

test('a day on which clocks are changed has an hour less', () => {
  const { from, to } = boundsOf('2026-03-29', 'Europe/Berlin') ?? {}
  expect((to?.getTime() ?? 0) - (from?.getTime() ?? 0)).toBe(23 * 3_600_000)
})

test.each([
  ['Europe/Berlin', '2027-03-28T12:00Z', '2027-03-27T23:00Z', 23],
  ['Europe/Berlin', '2027-10-31T00:30Z', '2027-10-30T22:00Z', 25],
  ['America/New_York', '2027-03-14T06:59Z', '2027-03-14T05:00Z', 23],
  ['Asia/Kathmandu', '2027-03-28T18:14Z', '2027-03-27T18:15Z', 24],
  ['America/Santiago', '2027-09-05T04:00Z', '2027-09-05T04:00Z', 23],
  ['America/Nuuk', '2027-03-27T12:00Z', '2027-03-27T02:00Z', 23],
  ['Africa/Cairo', '2027-10-28T21:30Z', '2027-10-27T21:00Z', 25],
])('the day in %s around %s begins at %s and has %i hours, however its clock is changed', (zone, at, begins, hours) => {
  const { from, to } = dayAround(new Date(at), zone)
  expect(from).toEqual(new Date(begins))
  expect((to.getTime() - from.getTime()) / 3_600_000).toBe(hours)
})

test('a clock is told by its changes', () => {
  const year = { from: new Date('2027-01-01T00:00Z'), to: new Date('2028-01-01T00:00Z') }
  expect(clockOf('Europe/Berlin', year)).toEqual({
    changesAt: [new Date('2027-03-28T01:00Z'), new Date('2027-10-31T01:00Z')],
    offsets: [3600, 7200, 3600],
  })
  expect(clockOf('Asia/Kathmandu', year)).toEqual({ changesAt: [], offsets: [20_700] })
})

test('what is no day has no bounds', () => {
  for (const typed of ['', '2026-02-30', '2026-1-1', '29.11.2026', '2026-11-29T00:00', "'; drop table visits"]) {
    expect(boundsOf(typed, 'Europe/Moscow')).toBeNull()
    expect(isDay(typed)).toBe(false)
  }
})

test('days are listed from the newest to the oldest', () => {
  expect(daysBetween('2026-11-29', '2026-12-01')).toEqual(['2026-12-01', '2026-11-30', '2026-11-29'])
  expect(daysBetween('2026-12-01', '2026-12-01')).toEqual(['2026-12-01'])
  expect(daysBetween('2026-12-02', '2026-12-01')).toEqual([])
})
