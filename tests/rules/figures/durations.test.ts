import { expect, test } from 'bun:test'
import * as fc from 'fast-check'
import {
  addAll,
  addTo,
  answerScale,
  countOf,
  noDurations,
  quantileOf,
  quartilesOf,
} from '../../../server/rules/figures/figures.ts'

/** Durations of these milliseconds. */
function counted(milliseconds: readonly number[]) {
  const durations = noDurations(answerScale)
  for (const ms of milliseconds) addTo(durations, Math.floor(ms / answerScale.stepMs), 1)
  return durations
}

test('no durations have no quartiles', () => {
  expect(quartilesOf(noDurations(answerScale))).toBeNull()
  expect(quantileOf(noDurations(answerScale), 0.95)).toBeNull()
})

test('one duration is its own median, to half a step', () => {
  expect(quantileOf(counted([7_300]), 0.5)).toBe(7_250)
})

test('one that is longer than the scale counts as its end', () => {
  expect(quantileOf(counted([999_999]), 1)).toBe(120_500)
  expect(countOf(counted([-5, 999_999]))).toBe(2)
})

test('a quantile lies within a step of the one that all values give, and days add up', () => {
  const values = fc.array(fc.integer({ min: 0, max: 119_999 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(values, fc.constantFrom(0.25, 0.5, 0.75, 0.95), (all, share) => {
      const sorted = all.toSorted((one, other) => one - other)
      const exact = sorted[Math.max(0, Math.ceil(share * all.length) - 1)] ?? Number.NaN
      const [some, others] = [counted(all.slice(0, 50)), counted(all.slice(50))]
      addAll(some, others)
      expect(countOf(some)).toBe(all.length)
      expect(Math.abs((quantileOf(some, share) ?? Number.NaN) - exact)).toBeLessThanOrEqual(answerScale.stepMs)
    }),
  )
})
