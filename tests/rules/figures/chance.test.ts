import { expect, test } from 'bun:test'
import * as fc from 'fast-check'
import { chanceOfRanks, chanceOfShares, judgeCounts, judgeShares, type TwoGroups } from '../../../server/rules/figures/figures.ts'

/** Puts two groups of values on one scale. */
function scaled(one: readonly number[], other: readonly number[]): TwoGroups {
  const values = [...new Set([...one, ...other])].sort((a, b) => a - b)
  const count = (group: readonly number[], value: number) => group.filter((each) => each === value).length
  return values.map((value) => ({ one: count(one, value), other: count(other, value) }))
}

test('the exact test of shares gives the values of the literature', () => {
  // Fisher's lady who tasted tea (The Design of Experiments, 1935)
  expect(chanceOfShares({ of: 3, all: 4 }, { of: 1, all: 4 })).toBeCloseTo(0.485714, 6)
  // convictions of twins of criminals (Fisher, 1962), as R gives it: fisher.test(matrix(c(2, 10, 15, 3), 2))
  expect(chanceOfShares({ of: 2, all: 12 }, { of: 15, all: 18 })).toBeCloseTo(0.0005367, 7)
  // Agresti, 2002, table 3.10's income and satisfaction is larger than two by two; this is R's fisher.test(matrix(c(8, 2, 1, 5), 2))
  expect(chanceOfShares({ of: 8, all: 10 }, { of: 1, all: 6 })).toBeCloseTo(0.034965, 6)
})

test('the rank test gives the values of the literature', () => {
  // permeability of membranes (Hollander and Wolfe, 1973, p. 69): W = 35, one-sided 0.1272
  const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
  const earlier = [1.15, 0.88, 0.9, 0.74, 1.21]
  expect(chanceOfRanks(scaled(term, earlier))).toBeCloseTo(2 * 0.1272, 3)
  // no value of one is below any of the other: two of the 252 ways to choose five of ten
  expect(chanceOfRanks(scaled([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]))).toBeCloseTo(2 / 252, 9)
})

test('both are as good for many as for few', () => {
  const many = { of: 30_000, all: 100_000 }
  expect(chanceOfShares(many, { of: 30_100, all: 100_000 })).toBeCloseTo(0.6293, 2)
  expect(chanceOfShares(many, { of: 32_000, all: 100_000 })).toBeLessThan(1e-9)
  const ranks = (shift: number) => Array.from({ length: 60 }, (_, index) => index + shift)
  expect(chanceOfRanks(scaled(ranks(0), ranks(0)))).toBeCloseTo(1, 6)
  expect(chanceOfRanks(scaled(ranks(0), ranks(30)))).toBeLessThan(1e-6)
})

test('what cannot be compared has no chance, and too few are not judged', () => {
  expect(chanceOfShares({ of: 0, all: 0 }, { of: 1, all: 2 })).toBeNull()
  expect(chanceOfRanks([])).toBeNull()
  expect(chanceOfRanks([{ one: 3, other: 0 }])).toBeNull()
  expect(judgeShares({ of: 9, all: 9 }, { of: 0, all: 500 })).toEqual({ verdict: 'too few', few: 9 })
  expect(judgeShares({ of: 10, all: 10 }, { of: 0, all: 10 })).toMatchObject({ verdict: 'difference' })
  expect(judgeShares({ of: 6, all: 10 }, { of: 5, all: 10 })).toMatchObject({ verdict: 'chance', chance: 1 })
  expect(judgeCounts([0, 0, 40], [0, 40, 0])).toMatchObject({ verdict: 'difference' })
  expect(judgeCounts([], [0, 40, 0])).toEqual({ verdict: 'too few', few: 0 })
})

const share = fc
  .integer({ min: 1, max: 300 })
  .chain((all) => fc.record({ of: fc.integer({ min: 0, max: all }), all: fc.constant(all) }))
const group = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 45 })

test('a chance is a probability, the same whichever comes first, and whether successes or failures are counted', () => {
  fc.assert(
    fc.property(share, share, (one, other) => {
      const chance = chanceOfShares(one, other) ?? Number.NaN
      expect(chance).toBeGreaterThan(0)
      expect(chance).toBeLessThanOrEqual(1)
      expect(chanceOfShares(other, one)).toBeCloseTo(chance, 9)
      const failures = ({ of, all }: typeof one) => ({ of: all - of, all })
      expect(chanceOfShares(failures(one), failures(other))).toBeCloseTo(chance, 9)
    }),
  )
  fc.assert(
    fc.property(group, group, (one, other) => {
      const chance = chanceOfRanks(scaled(one, other)) ?? Number.NaN
      expect(chance).toBeGreaterThan(0)
      expect(chance).toBeLessThanOrEqual(1)
      expect(chanceOfRanks(scaled(other, one))).toBeCloseTo(chance, 9)
      const turned = (values: number[]) => values.map((value) => -value)
      expect(chanceOfRanks(scaled(turned(one), turned(other)))).toBeCloseTo(chance, 9)
    }),
  )
})

test('equal shares and equal groups differ by chance alone', () => {
  fc.assert(fc.property(share, (one) => expect(chanceOfShares(one, one)).toBeCloseTo(1, 9)))
  fc.assert(fc.property(group, (one) => expect(chanceOfRanks(scaled(one, one))).toBeCloseTo(1, 9)))
})

test('a difference that grows does not become likelier', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 60 }), (all) => {
      const half = Math.floor(all / 2)
      const chances = Array.from({ length: all - half + 1 }, (_, more) =>
        chanceOfShares({ of: half, all }, { of: half + more, all }),
      )
      for (const [index, chance] of chances.entries()) expect(chance).toBeLessThanOrEqual((chances[index - 1] ?? 1) + 1e-9)
    }),
  )
})

test('where both ways of ranking apply they nearly agree', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 18, maxLength: 20 }),
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 18, maxLength: 20 }),
      (one, other) => {
        const exact = chanceOfRanks(scaled(one, other)) ?? Number.NaN
        const nearly = chanceOfRanks(scaled(one, other), { mostExact: 0 }) ?? Number.NaN
        expect(Math.abs(exact - nearly)).toBeLessThan(0.02)
      },
    ),
    { numRuns: 30 },
  )
})
