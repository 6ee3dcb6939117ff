import type { Db } from '../database.ts'
import type { Quiz } from '../quiz/schema.ts'
import type { Spoken } from '../../views/texts.spoken.ts'
import type { calls, participants, visits } from '../schema.ts'

/** What the game is played with. Clock, database and randomness are arguments. */
export type World = {
  db: Db
  quiz: Quiz
  /** names the quiz in the tables */
  quizName: string
  spoken: Spoken
  now(): Date
  /** a whole number from 0 up to, not including, `below` */
  randomInt(below: number): number
  /** the conversations of these visits have changed */
  publish(visitIds: Iterable<number>): void
  /** something that only an operator can put right */
  tellOperator(sentence: string): void
}

/** One transaction: everything that happens in it happens at one instant, and whose conversation it changes is noted. */
export type Moment = { world: World; tx: Db; at: Date; changed: Set<number> }

export type Call = typeof calls.$inferSelect
export type Participant = typeof participants.$inferSelect
export type Visit = typeof visits.$inferSelect

/** Two transactions wanted the same thing; the one that finds out throws this and is done again. */
export class Raced extends Error {}

/** Saves, then pushes. Rows are locked in the order call, participant, code, visit, so that nothing waits in a circle. */
export async function inOneTransaction<Result>(
  world: World,
  happen: (moment: Moment) => Promise<Result>,
  triesLeft = 3,
): Promise<Result> {
  const changed = new Set<number>()
  try {
    const result = await world.db.transaction((tx) => happen({ world, tx, at: world.now(), changed }))
    world.publish(changed)
    return result
  } catch (error) {
    if (triesLeft > 1 && isRace(error)) return inOneTransaction(world, happen, triesLeft - 1)
    throw error
  }
}

/** unique violation, serialization failure, deadlock: nothing was kept, and the other transaction has what it wanted */
const raceCodes = ['23505', '40001', '40P01']

function isRace(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause as { code?: string } | undefined : undefined
  return error instanceof Raced || raceCodes.includes(cause?.code ?? '')
}
