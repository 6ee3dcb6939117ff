import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import {
  currentRebus,
  isFinished,
  judge,
  levelOf,
  mostPoints,
  newGame,
  tiersWon,
  type Verdict,
  worth,
} from '../../../server/rules/quiz/quiz.ts'
import { fixedQuizPath } from '../../cast/fixed-quiz.ts'

const { quiz } = await readQuiz(fixedQuizPath())
const verdict = fc.constantFrom<Verdict>('right', 'wrong', 'hint', 'skipped')
const verdicts = fc.array(verdict, { maxLength: 40 })

/** Returns the outcome of each answer in a game with these verdicts. */
const play = (given: Verdict[]) =>
  given.reduce<ReturnType<typeof judge>[]>(
    (outcomes, verdict) => [...outcomes, judge(quiz, outcomes.at(-1)?.game ?? newGame, verdict)],
    [],
  )

test('earlier attempts earn more points', () => {
  const worths = [0, 1, 2].map((attempt) => worth(quiz, { ...newGame, attempt }))
  expect(worths).toEqual([10, 6, 3])
  expect([0, 1, 2].map(levelOf)).toEqual(['hard', 'easier', 'easiest'])
})

for (const [points, discount] of [
  [50, 100],
  [45, 100],
  [44, 30],
  [32, 30],
  [31, 20],
  [18, 20],
  [17, 10],
  [0, 10],
] as const) {
  test(`${points} points win ${discount} %`, () => {
    expect(tiersWon(quiz, points)[0]?.discount).toBe(discount)
  })
}

test('a right answer earns the points of its attempt and goes on to the next rebus', () => {
  const [first, second, third] = quiz.points
  const worths: [attempt: number, points: number][] = [
    [0, first],
    [1, second],
    [2, third],
  ]
  for (const [attempt, points] of worths) {
    const outcome = judge(quiz, { rebus: 1, attempt, points: 4, draw: null }, 'right')
    expect(outcome).toEqual({ game: { ...newGame, rebus: 2, points: 4 + points }, points, isLast: true, isFinished: false })
  }
})

test('a new game is at the first attempt of the first rebus, without points', () => {
  expect(judge(quiz, newGame, 'right').game).toEqual({ ...newGame, rebus: 1, points: quiz.points[0] })
  expect(judge(quiz, newGame, 'wrong').game).toEqual({ ...newGame, attempt: 1 })
})

test.each(['wrong', 'hint'] as const)(
  '%s shows the next picture of the same rebus, and after the third the next rebus',
  (verdict) => {
    const outcomes = play([verdict, verdict, verdict])
    expect(outcomes.map(({ game }) => game)).toEqual([
      { ...newGame, attempt: 1 },
      { ...newGame, attempt: 2 },
      { ...newGame, rebus: 1 },
    ])
    expect(outcomes.map(({ isLast }) => isLast)).toEqual([false, false, true])
  },
)

test('skipping goes on to the next rebus at once', () => {
  const skipped = { game: { ...newGame, rebus: 1 }, points: 0, isLast: true, isFinished: false }
  expect(judge(quiz, newGame, 'skipped')).toEqual(skipped)
})

test('the last rebus finishes the game, and then there is no current one', () => {
  const last = quiz.rebuses.length - 1
  const { game, isFinished: isOver } = judge(quiz, { ...newGame, rebus: last, attempt: 2 }, 'right')
  expect(isOver).toBe(true)
  expect(currentRebus(quiz, { ...newGame, rebus: last })).toBe(quiz.rebuses[last]!)
  expect(() => currentRebus(quiz, game)).toThrow('a finished game has no current rebus')
})

test('points never decrease and never exceed the maximum', () => {
  fc.assert(
    fc.property(verdicts, (given) => {
      const points = [0, ...play(given).map(({ game }) => game.points)]
      points.slice(1).forEach((now, index) => expect(now).toBeGreaterThanOrEqual(points[index] ?? 0))
      expect(points.at(-1)).toBeLessThanOrEqual(mostPoints(quiz, newGame))
    }),
  )
})

test('a rebus never has more than three attempts', () => {
  fc.assert(
    fc.property(verdicts, (given) => {
      const attempts = new Map<number, number>()
      play(given).forEach((_, index, outcomes) => {
        const { rebus } = outcomes[index - 1]?.game ?? newGame
        if (rebus < quiz.rebuses.length) attempts.set(rebus, (attempts.get(rebus) ?? 0) + 1)
      })
      for (const count of attempts.values()) expect(count).toBeLessThanOrEqual(3)
    }),
  )
})

test('a finished game never changes', () => {
  fc.assert(
    fc.property(verdicts, verdicts, (before, after) => {
      const finished = play([...before, ...Array<Verdict>(quiz.rebuses.length).fill('skipped')]).at(-1)?.game ?? newGame
      expect(isFinished(quiz, finished)).toBe(true)
      const unchanged = { game: finished, points: 0, isLast: false, isFinished: true }
      for (const verdict of after) expect(judge(quiz, finished, verdict)).toEqual(unchanged)
    }),
  )
})

test('the total is the sum of the answers’ points, and only right answers earn any', () => {
  fc.assert(
    fc.property(verdicts, (given) => {
      const outcomes = play(given)
      expect(outcomes.at(-1)?.game.points ?? 0).toBe(outcomes.reduce((sum, { points }) => sum + points, 0))
      outcomes.forEach(({ points }, index) => {
        if (given[index] !== 'right') expect(points).toBe(0)
      })
    }),
  )
})

test('every game ends after at most three answers to each rebus', () => {
  const most = 3 * quiz.rebuses.length
  fc.assert(
    fc.property(fc.array(verdict, { minLength: most, maxLength: most }), (given) => {
      expect(play(given).at(-1)?.isFinished).toBe(true)
    }),
  )
})
