import { expect, test } from 'bun:test'
import { boundsOf, dayOf, daysBetween, isDay } from '../../../server/rules/figures/figures.ts'

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
