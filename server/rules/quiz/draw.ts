import { randomFrom, shuffled } from './random.ts'
import type { Quiz } from './schema.ts'

/** A seed is a whole number from 0 to just below this, so that the database's `integer` holds it. */
export const seedLimit = 2 ** 31

/** A game for a prize draws its rebuses; a game for fun has rebuses of its own. */
export type GameKind = 'prize' | 'fun'

/**
 * Returns the indexes of the rebuses that a new game asks, in its order. All draws of a quiz add up to the same difficulty, and each
 * such draw is as likely as any other; they rise in difficulty, those of equal difficulty in random order. The same seed gives the
 * same draw. A quiz that asks all of its rebuses asks them in the order of its file, and so do games for fun.
 */
export function drawFor(quiz: Quiz, kind: GameKind, seed: number): number[] {
  const { rebuses, forFun } = quiz
  if (kind === 'fun') return forFun.map((_, index) => rebuses.length + index)
  const difficulties = difficultiesOf(quiz)
  if (asksAll(quiz)) return [...difficulties.keys()]
  const random = randomFrom(seed)
  const drawn = shuffled(draw(difficulties, askedOf(quiz), random), random)
  return drawn.sort((one, other) => difficulties[one]! - difficulties[other]!)
}

/** Returns how many rebuses a game for a prize asks. */
export function askedOf({ asks, rebuses }: Pick<Quiz, 'asks' | 'rebuses'>): number {
  return Math.min(asks ?? rebuses.length, rebuses.length)
}

/** Returns whether every game asks all rebuses, so that nothing is drawn. */
export function asksAll(quiz: Pick<Quiz, 'asks' | 'rebuses'>): boolean {
  return askedOf(quiz) === quiz.rebuses.length
}

/** The sum of difficulty that all draws of a quiz have, and how many draws there are. */
export type Fairness = { sum: number; draws: number }

/** Returns the sum that most draws reach, the lowest of several, and how many draws reach it. */
export function fairnessOf(quiz: Pick<Quiz, 'asks' | 'rebuses'>): Fairness {
  return commonest(countDraws(difficultiesOf(quiz), askedOf(quiz)))
}

/** Returns how many draws of this sum contain the rebus. */
export function drawsWith(quiz: Pick<Quiz, 'asks' | 'rebuses'>, index: number, sum: number): number {
  const difficulties = difficultiesOf(quiz)
  const others = difficulties.toSpliced(index, 1)
  return waysIn(countDraws(others, askedOf(quiz)), 0, askedOf(quiz) - 1, sum - difficulties[index]!)
}

function difficultiesOf({ rebuses }: Pick<Quiz, 'rebuses'>): number[] {
  return rebuses.map(({ difficulty }) => difficulty)
}

/** Walks through the rebuses and takes each as often as the draws that go on from here contain it. */
function draw(difficulties: readonly number[], asks: number, random: () => number): number[] {
  const ways = countDraws(difficulties, asks)
  const drawn: number[] = []
  let left = { asks, sum: commonest(ways).sum }
  for (const [index, difficulty] of difficulties.entries()) {
    const after = { asks: left.asks - 1, sum: left.sum - difficulty }
    const isTaken = random() * waysIn(ways, index, left.asks, left.sum) < waysIn(ways, index + 1, after.asks, after.sum)
    if (!isTaken) continue
    drawn.push(index)
    left = after
  }
  return drawn
}

/** In how many ways a number of rebuses can be drawn from those from an index on, by sum: `ways[index][number][sum]`. */
type Ways = readonly (readonly ReadonlyMap<number, number>[])[]

function countDraws(difficulties: readonly number[], asks: number): Ways {
  const none = Array.from({ length: asks + 1 }, (_, number) => new Map(number === 0 ? [[0, 1]] : []))
  return difficulties.reduceRight<ReadonlyMap<number, number>[][]>(
    (ways, difficulty) => [withOneMore(ways[0] ?? [], difficulty), ...ways],
    [none],
  )
}

/** Each draw from the rebuses after this one stays, and each smaller one becomes another by this rebus. */
function withOneMore(after: readonly ReadonlyMap<number, number>[], difficulty: number): ReadonlyMap<number, number>[] {
  return after.map((without, number) => {
    const ways = new Map(without)
    for (const [sum, count] of after[number - 1] ?? []) ways.set(sum + difficulty, (ways.get(sum + difficulty) ?? 0) + count)
    return ways
  })
}

const waysIn = (ways: Ways, index: number, number: number, sum: number) => ways[index]?.[number]?.get(sum) ?? 0

function commonest(ways: Ways): Fairness {
  const sums = [...(ways[0]?.at(-1) ?? [])].map(([sum, draws]) => ({ sum, draws }))
  return sums.sort((one, other) => other.draws - one.draws || one.sum - other.sum)[0]!
}
