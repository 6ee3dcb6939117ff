import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  type CountedAnswer,
  type Game,
  isFinished,
  judge,
  type Meaning,
  newGame,
  recount,
  tiersAbove,
  tiersWon,
  type Verdict,
} from '../../../server/rules/quiz/quiz.ts'
import { fixedQuiz } from '../../cast/fixed-quiz.ts'

const quiz = fixedQuiz()

/** A game as it was played, up to where it is. */
type Played = { game: Game; answers: CountedAnswer[] }

function play(verdicts: readonly Verdict[]): Played {
  let game: Game = newGame
  const answers: CountedAnswer[] = []
  for (const verdict of verdicts) {
    if (isFinished(quiz, game)) break
    const { rebus, attempt } = game
    // There is no easier picture to ask for.
    const counted = verdict === 'hint' && attempt === 2 ? 'wrong' : verdict
    const outcome = judge(quiz, game, counted)
    const { points, isLast } = outcome
    answers.push({ id: answers.length + 1, rebus, attempt, verdict: counted, points, isLast, recountedAt: null })
    game = outcome.game
  }
  return { game, answers }
}

/** Counts a game anew, as the server does. */
function count({ game, answers }: Played, meanings: ReadonlyMap<number, Meaning>, isOver: boolean): Played {
  const refused = new Map([...meanings].filter(([id]) => answers.find((each) => each.id === id)?.verdict === 'wrong'))
  const counted = recount(quiz, game, answers, refused, isOver)
  if (!counted) return { game, answers }
  const changed = new Map(counted.changed.map((answer) => [answer.id, answer]))
  const kept = answers.filter(({ id }) => !counted.removed.includes(id))
  const at = new Date(0)
  const isSeen = (id: number) => changed.has(id) || counted.settled.includes(id)
  const now = kept.map((answer) => ({ ...(changed.get(answer.id) ?? answer), ...(isSeen(answer.id) && { recountedAt: at }) }))
  return { game: counted.game, answers: now }
}

const played = (...verdicts: Verdict[]) => play(verdicts)
const means = (...pairs: [number, Meaning][]) => new Map(pairs)
const pointsOf = ({ answers }: Played) => answers.map(({ points }) => points)

describe('a game that is counted anew', () => {
  test('gets the points of the attempt that was right, and none for what came after it', () => {
    const now = count(played('wrong', 'wrong', 'right', 'right'), means([1, 'right']), false)
    expect(now.game.points).toBe(20)
    expect(pointsOf(now)).toEqual([10, 0, 0, 10])
    expect(now.answers.map(({ isLast }) => isLast)).toEqual([true, false, false, true])
  })

  test('goes on with the next rebus where it is still at this one, and not where it is over', () => {
    const [under, over] = [false, true].map((isOver) => count(played('right', 'wrong'), means([2, 'right']), isOver))
    expect(under?.game).toMatchObject({ rebus: 2, attempt: 0, points: 20 })
    expect(over?.game).toMatchObject({ rebus: 1, attempt: 1, points: 20 })
  })

  test('has an attempt back for a repetition that was taken for an answer, while it is at that rebus', () => {
    const now = count(played('wrong', 'wrong'), means([1, 'repeat']), false)
    expect(now.game).toMatchObject({ rebus: 0, attempt: 1, points: 0 })
    expect(now.answers).toMatchObject([{ id: 2, attempt: 0, verdict: 'wrong' }])
  })

  test('gets more for a right answer after a repetition', () => {
    const now = count(played('wrong', 'right', 'right'), means([1, 'repeat']), false)
    expect(now.game.points).toBe(20)
    expect(now.answers).toMatchObject([{ id: 2, attempt: 0, points: 10 }, { id: 3 }])
  })

  test('stays as it is where nobody knows what would have been said after the repetition', () => {
    const before = played('wrong', 'wrong', 'wrong', 'right')
    const now = count(before, means([3, 'repeat']), false)
    expect(now.game).toEqual(before.game)
    expect(pointsOf(now)).toEqual(pointsOf(before))
  })

  test('calls a hint a hint, which costs what a wrong answer costs', () => {
    const now = count(played('wrong', 'right'), means([1, 'hint']), false)
    expect(now.answers).toMatchObject([{ verdict: 'hint' }, { verdict: 'right', points: 6 }])
    expect(now.game.points).toBe(6)
  })

  test('calls what ended a rebus a skip, and nothing that the player went on after', () => {
    expect(count(played('wrong', 'wrong', 'wrong'), means([3, 'skip']), false).answers[2]).toMatchObject({ verdict: 'skipped' })
    expect(count(played('wrong', 'right'), means([1, 'skip']), false).answers[0]).toMatchObject({ verdict: 'wrong', points: 0 })
  })
})

const verdicts = fc.array(fc.constantFrom<Verdict>('right', 'wrong', 'wrong', 'hint', 'skipped'), { maxLength: 15 })
const meaning = fc.constantFrom<Meaning>('right', 'repeat', 'hint', 'skip')
const meanings = fc.array(fc.tuple(fc.integer({ min: 1, max: 15 }), meaning), { maxLength: 15 }).map((pairs) => new Map(pairs))
const properties = { numRuns: 2_000 }

describe('whatever was played, and whatever it means now,', () => {
  test('no game loses a point or goes back, and what it has is what its answers add up to', () => {
    const holds = (said: Verdict[], now: Map<number, Meaning>, isOver: boolean) => {
      const before = play(said)
      const after = count(before, now, isOver)
      expect(after.game.points).toBeGreaterThanOrEqual(before.game.points)
      expect(after.game.points).toBe(after.answers.reduce((sum, { points }) => sum + points, 0))
      expect(after.game.rebus).toBeGreaterThanOrEqual(before.game.rebus)
      expect(after.game.attempt).toBeGreaterThanOrEqual(0)
    }
    fc.assert(fc.property(verdicts, meanings, fc.boolean(), holds), properties)
  })

  test('every attempt is counted once, and at most one answer ends a rebus', () => {
    const holds = (said: Verdict[], now: Map<number, Meaning>, isOver: boolean) => {
      const { answers } = count(play(said), now, isOver)
      const places = answers.map(({ rebus, attempt }) => `${rebus}.${attempt}`)
      expect(new Set(places).size).toBe(places.length)
      const last = answers.filter(({ isLast }) => isLast).map(({ rebus }) => rebus)
      expect(new Set(last).size).toBe(last.length)
    }
    fc.assert(fc.property(verdicts, meanings, fc.boolean(), holds), properties)
  })

  test('counting again changes nothing', () => {
    const holds = (said: Verdict[], now: Map<number, Meaning>, isOver: boolean) => {
      const once = count(play(said), now, isOver)
      expect(count(once, now, isOver)).toEqual(once)
    }
    fc.assert(fc.property(verdicts, meanings, fc.boolean(), holds), properties)
  })

  test('a game that is over has the same points in whatever order words are accepted', () => {
    const holds = (said: Verdict[], now: Map<number, Meaning>, seed: number) => {
      const before = play(said)
      const atOnce = count(before, now, true)
      const pairs = [...now].toSorted((one, other) => ((one[0] * seed) % 17) - ((other[0] * seed) % 17))
      // Each word that is accepted counts together with those from before.
      const oneByOne = pairs.reduce((game, _, index) => count(game, new Map(pairs.slice(0, index + 1)), true), before)
      expect(oneByOne.game).toEqual(atOnce.game)
    }
    fc.assert(fc.property(verdicts, meanings, fc.integer({ min: 1, max: 16 }), holds), properties)
  })
})

describe('the tiers that take the place of a prize', () => {
  test('are better than it, and only where the points reach a better one than before', () => {
    const points = fc.integer({ min: 0, max: 50 })
    const holds = (before: number, gained: number, isUsedUp: boolean) => {
      const after = Math.min(50, before + gained)
      const reached = tiersWon(quiz, before)
      const held = (isUsedUp ? reached.at(-1) : reached[0])?.id ?? ''
      const above = tiersAbove(quiz, held, { before, after })
      const rank = (id: string) => quiz.tiers.findIndex((tier) => tier.id === id)
      for (const { id, atLeast } of above) {
        expect(rank(id)).toBeLessThan(rank(held))
        expect(atLeast).toBeLessThanOrEqual(after)
      }
      if (tiersWon(quiz, after)[0]?.id === reached[0]?.id) expect(above).toEqual([])
    }
    fc.assert(fc.property(points, points, fc.boolean(), holds), properties)
  })
})
