import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { faultsOfDraws } from '../../../server/rules/quiz/draw-faults.ts'
import { drawFor, seedLimit } from '../../../server/rules/quiz/draw.ts'
import {
  currentRebus,
  type Game,
  judge,
  lengthOf,
  mostPoints,
  newGame,
  playedIn,
  rebusesOf,
} from '../../../server/rules/quiz/quiz.ts'
import type { Quiz, Rebus } from '../../../server/rules/quiz/schema.ts'
import { fixedQuizPath } from '../../cast/fixed-quiz.ts'

const { quiz: fixed } = await readQuiz(fixedQuizPath())
const template = fixed.rebuses[0]!

/** A quiz whose rebuses have these difficulties and nothing else of their own. */
const quizOf = (difficulties: number[], asks?: number): Quiz => ({
  ...fixed,
  asks,
  rebuses: difficulties.map((difficulty, index): Rebus => ({ ...template, answer: `слово ${index}`, difficulty })),
})

/** Every set of this many numbers below `below`, by brute force. */
function setsOf(size: number, below: number): number[][] {
  if (size === 0) return [[]]
  if (below < size) return []
  return [...setsOf(size, below - 1), ...setsOf(size - 1, below - 1).map((smaller) => [...smaller, below - 1])]
}

const sumOf = (quiz: Quiz, draw: number[]) => draw.reduce((sum, index) => sum + (quiz.rebuses[index]?.difficulty ?? 0), 0)

/** The draws of the sum that most sets have, the lowest of several such sums. */
function fairDraws(quiz: Quiz): number[][] {
  const bySum = Map.groupBy(setsOf(quiz.asks ?? 0, quiz.rebuses.length), (set) => sumOf(quiz, set))
  const most = Math.max(...[...bySum.values()].map(({ length }) => length))
  const [sum] = [...bySum]
    .filter(([, sets]) => sets.length === most)
    .map(([sum]) => sum)
    .sort((one, other) => one - other)
  return bySum.get(sum ?? 0) ?? []
}

/** The seeds of ten thousand games, spread over all that there are. */
const seeds = Array.from({ length: 10_000 }, (_, game) => Math.floor((game * seedLimit) / 10_000))

const sorted = (draw: number[]) => draw.toSorted((one, other) => one - other)

/** Five standard deviations of a share that is measured over ten thousand games. */
const tolerance = (chance: number) => 5 * Math.sqrt((chance * (1 - chance)) / seeds.length)

for (const [what, quiz] of [
  ['twelve rebuses of which a game asks five', quizOf([1, 2, 2, 3, 3, 1, 2, 3, 4, 2, 5, 3], 5)],
  ['eight of which a game asks five', quizOf([1, 2, 2, 3, 3, 1, 2, 3], 5)],
  ['rebuses of one difficulty', quizOf(Array(9).fill(1), 4)],
] as const) {
  describe(`ten thousand games of ${what}`, () => {
    const draws = seeds.map((seed) => drawFor(quiz, 'prize', seed))
    const fair = fairDraws(quiz)

    test('are all as hard as each other, and ask every rebus at most once', () => {
      const [sum] = fair.map((draw) => sumOf(quiz, draw))
      for (const draw of draws) {
        expect(draw).toHaveLength(quiz.asks ?? 0)
        expect(new Set(draw).size).toBe(draw.length)
        expect(sumOf(quiz, draw)).toBe(sum ?? 0)
      }
    })

    test('ask each rebus as often as the fair draws contain it', () => {
      for (const index of quiz.rebuses.keys()) {
        const chance = fair.filter((draw) => draw.includes(index)).length / fair.length
        const share = draws.filter((draw) => draw.includes(index)).length / draws.length
        expect(share).toBeGreaterThan(0)
        expect(Math.abs(share - chance)).toBeLessThanOrEqual(tolerance(chance))
      }
    })

    test('contain every fair draw, each about as often as any other', () => {
      const counts = Map.groupBy(draws, (draw) => sorted(draw).join())
      expect([...counts.keys()].sort()).toEqual(fair.map((draw) => draw.join()).sort())
      const expected = draws.length / fair.length
      const chiSquared = [...counts.values()].reduce((sum, { length }) => sum + (length - expected) ** 2 / expected, 0)
      const freedom = fair.length - 1
      expect(chiSquared).toBeLessThan(freedom + 5 * Math.sqrt(2 * freedom))
    })

    test('rise in difficulty', () => {
      for (const draw of draws) {
        const difficulties = draw.map((index) => quiz.rebuses[index]?.difficulty ?? 0)
        expect(difficulties).toEqual(sorted(difficulties))
      }
    })

    test('ask any two rebuses of one difficulty in either order equally often', () => {
      for (const [one, other] of setsOf(2, quiz.rebuses.length)) {
        if (quiz.rebuses[one!]!.difficulty !== quiz.rebuses[other!]!.difficulty) continue
        const both = draws.filter((draw) => draw.includes(one!) && draw.includes(other!))
        const first = both.filter((draw) => draw.indexOf(one!) < draw.indexOf(other!)).length
        expect(Math.abs(first - both.length / 2)).toBeLessThanOrEqual(2.5 * Math.sqrt(both.length))
      }
    })
  })
}

describe('any quiz', () => {
  const difficulties = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 10 })
  const anyQuiz = difficulties.chain((each) => fc.integer({ min: 1, max: each.length }).map((asks) => quizOf(each, asks)))
  const seed = fc.nat({ max: seedLimit - 1 })

  test('draws the sum that most draws have, and the same draw from the same seed', () => {
    fc.assert(
      fc.property(anyQuiz, seed, (quiz, seed) => {
        const draw = drawFor(quiz, 'prize', seed)
        expect(fairDraws(quiz).map(String)).toContain(sorted(draw).join())
        expect(drawFor(quiz, 'prize', seed)).toEqual(draw)
      }),
    )
  })

  test('has a fair draw for each of its rebuses, or names what stands in the way', () => {
    fc.assert(
      fc.property(anyQuiz, (quiz) => {
        const faulty = faultsOfDraws(quiz).map(({ at }) => at)
        const fair = fairDraws(quiz)
        const left = [...quiz.rebuses.keys()].filter((index) => !fair.some((draw) => draw.includes(index)))
        const asksAll = quiz.asks === quiz.rebuses.length
        const expected = asksAll ? [] : fair.length === 1 ? ['rebuses'] : left.map((index) => `rebuses.${index}.difficulty`)
        expect(faulty).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  test('gives every game as many rebuses and points as another, and plays it to its end in the order of its draw', () => {
    fc.assert(
      fc.property(anyQuiz, seed, (quiz, seed) => {
        const draw = drawFor(quiz, 'prize', seed)
        expect(lengthOf(quiz, { draw })).toBe(quiz.asks ?? 0)
        expect(mostPoints(quiz, { draw })).toBe(10 * draw.length)
        let game: Game = { ...newGame, draw }
        for (const [position, index] of draw.entries()) {
          expect(currentRebus(quiz, game)).toBe(quiz.rebuses[index]!)
          const outcome = judge(quiz, game, 'skipped')
          expect(outcome.isFinished).toBe(position === draw.length - 1)
          game = outcome.game
        }
      }),
    )
  })
})

test('every seed fits into four bytes with a sign', () => {
  expect(seedLimit - 1).toBeLessThanOrEqual(2 ** 31 - 1)
})

test('a quiz that asks all of its rebuses asks them in the order of its file', () => {
  for (const seed of seeds.slice(0, 20)) {
    expect(drawFor(quizOf([3, 1, 2]), 'prize', seed)).toEqual([0, 1, 2])
    expect(drawFor(quizOf([3, 1, 2], 3), 'prize', seed)).toEqual([0, 1, 2])
  }
})

test('a game for fun asks the rebuses for fun in their order, which no game for a prize draws', () => {
  const quiz = { ...quizOf([1, 1, 2, 2], 2), forFun: [template, template, template] }
  for (const seed of seeds.slice(0, 20)) {
    expect(drawFor(quiz, 'fun', seed)).toEqual([4, 5, 6])
    expect(Math.max(...drawFor(quiz, 'prize', seed))).toBeLessThan(4)
  }
})

describe('a game without a draw, from before the quiz drew', () => {
  test('asks as many of the first rebuses as a game asks', () => {
    const quiz = quizOf([1, 2, 3, 1, 2], 3)
    expect(lengthOf(quiz, newGame)).toBe(3)
    expect([0, 1, 2].map((rebus) => currentRebus(quiz, { ...newGame, rebus }))).toEqual(quiz.rebuses.slice(0, 3))
    expect(() => currentRebus(quiz, { ...newGame, rebus: 3 })).toThrow('a finished game has no current rebus')
  })
})

describe('a game whose quiz has lost a rebus meanwhile', () => {
  const quiz = quizOf([1, 1, 1, 1], 3)

  test('asks another one in its place', () => {
    const game = { ...newGame, draw: [3, 9, 0] }
    expect(lengthOf(quiz, game)).toBe(3)
    expect([0, 1, 2].map((rebus) => rebusesOf(quiz).indexOf(currentRebus(quiz, { ...game, rebus })))).toEqual([3, 1, 0])
  })

  test('goes on without it when there is no other', () => {
    expect(lengthOf(quizOf([1, 1], 2), { draw: [0, 9, 1] })).toBe(2)
  })
})

test('a game for fun asks what there is for fun now, and never a rebus of a game for a prize', () => {
  const longer = { ...quizOf([1, 1, 1, 1, 1, 1], 2), forFun: quizOf([1, 1], 2).rebuses }
  expect(playedIn(longer, { draw: [3, 4], kind: 'fun' })).toEqual([6, 7])
})
