import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { forecast } from '../../../server/rules/forecast/forecast.ts'

const now = new Date('2026-11-29T12:00:00Z')

test('a pool ends after as many hours as winners take at the rate of the last one', () => {
  expect(forecast({ left: 20, takenLastHours: { 1: 10, 3: 12, 24: 12 } }, now)).toEqual({
    perHour: 10,
    endsAt: new Date('2026-11-29T14:00:00Z'),
  })
})

test('where few came in the last hour, more hours count', () => {
  expect(forecast({ left: 20, takenLastHours: { 1: 2, 3: 15, 24: 90 } }, now)?.perHour).toBe(5)
  expect(forecast({ left: 20, takenLastHours: { 1: 0, 3: 4, 24: 24 } }, now)?.perHour).toBe(1)
})

describe('Nothing is forecast', () => {
  test.each([
    ['where hardly anybody came', { left: 20, takenLastHours: { 1: 1, 3: 2, 24: 4 } }],
    ['where nothing is left', { left: 0, takenLastHours: { 1: 10, 3: 10, 24: 10 } }],
    ['for more than a week', { left: 2000, takenLastHours: { 1: 10, 3: 30, 24: 240 } }],
  ])('%s', (_, taking) => {
    expect(forecast(taking, now)).toBeNull()
  })
})

test('more codes never end earlier, and more winners never later', () => {
  const taken = fc
    .tuple(fc.nat(500), fc.nat(500), fc.nat(500))
    .map(([one, three, day]) => ({ 1: one, 3: one + three, 24: one + three + day }))
  fc.assert(
    fc.property(taken, fc.nat(1000), fc.nat(100), (takenLastHours, left, more) => {
      const ends = (codes: number) => forecast({ left: codes, takenLastHours }, now)?.endsAt.getTime()
      const [before, after] = [ends(left), ends(left + more)]
      if (before !== undefined && after !== undefined) expect(after).toBeGreaterThanOrEqual(before)
    }),
  )
})
