import { expect, test } from 'bun:test'
import { momentsAfter } from './dates.ts'

const shown = (now: string) => Object.fromEntries(momentsAfter(new Date(now)).map(({ name, at }) => [name, at.toISOString()]))

test('the clock of a run is set to what comes next of each moment', () => {
  expect(shown('2026-11-30T12:00:00Z')).toEqual({
    'the end of the year': '2026-12-31T21:00:00.000Z',
    'the end of February': '2027-02-28T21:00:00.000Z',
    'a leap day': '2028-02-29T12:00:00.000Z',
    'summer time': '2027-03-28T01:00:00.000Z',
    'five years on': '2031-11-15T09:00:00.000Z',
  })
  expect(shown('2096-12-31T22:00:00Z')['a leap day']).toBe('2104-02-29T12:00:00.000Z')
})
