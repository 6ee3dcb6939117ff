import { setTimeout as wait } from 'node:timers/promises'
import type { Order, Turn } from '../../scenario/protocol.ts'
import type { Spoken } from '../../views/texts/spoken.ts'
import type { Fact } from '../monitoring/monitoring.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'
import type { Control } from '../voximplant/voximplant.ts'
import type { Db } from './database.ts'
import type { Queue } from './queue.ts'
import type { callbacks, calls, participants, visits } from './schema/schema.ts'
import type { Disguise } from './secrets.ts'
import { type Lines, write } from './transcript.ts'

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
  /** stands for a number where the number itself must not be kept */
  disguise: Disguise
  /** the conversations of these visits have changed */
  publish(visitIds: Iterable<number>): void
  control: Control
  /** what outlives this server: calls to make, messages to send */
  queue: Pick<Queue, 'add'>
  /** how people are called; null where nobody can be */
  caller: Caller | null
  /** how codes are sent to telephones; null where none are */
  sms: Sms | null
  /** something that only an operator can put right */
  tellOperator(sentence: string): void
  /** for those who run Pavel: counted, and written down */
  record(fact: Fact): void
}

export type Caller = {
  /** the number that people see */
  from: string
  perMinute: number
  /** nobody is woken: the telephones are the simulator's */
  ringsAtAnyHour: boolean
  /** starts the scenario and gives the URL of its session; ends in an `OrderProblem` */
  order(order: Order): Promise<{ control: string }>
}

/** `to` is E.164. */
export type Sms = { send(to: string, text: string): Promise<void> }

/**
 * One transaction: everything that happens in it happens at one instant. Whose conversation it changes is noted, what is to be
 * written into it, and what live calls have to be told; `facts` are recorded once they are kept.
 */
export type Moment = { world: World; tx: Db; at: Date; changed: Set<number>; lines: Lines; untold: Untold[]; facts: Fact[] }

/** A turn that the line has not asked for. */
export type Untold = { control: string; turn: Turn }

export type Call = typeof calls.$inferSelect
export type Participant = typeof participants.$inferSelect
export type Visit = typeof visits.$inferSelect
export type Callback = typeof callbacks.$inferSelect

/** Two transactions wanted the same thing; the one that finds out throws this and is done again. */
export class Raced extends Error {}

/**
 * Saves, then pushes. Rows are locked in the order call, callback, participant, code, visit, so that nothing waits in a circle;
 * whoever must lock out of this order does not wait (`noWait`), but lets go of all it has and is done again.
 */
export async function inOneTransaction<Result>(
  world: World,
  happen: (moment: Moment) => Promise<Result>,
  tries = 1,
): Promise<Result> {
  const moment = { world, changed: new Set<number>(), lines: new Map(), untold: [] as Untold[], facts: [] as Fact[] }
  try {
    const result = await world.db.transaction(async (tx) => {
      const now: Moment = { ...moment, tx, at: world.now() }
      const result = await happen(now)
      await write(now)
      return result
    })
    world.publish(moment.changed)
    moment.facts.forEach(world.record)
    for (const { control, turn } of moment.untold) void world.control.post(control, turn)
    return result
  } catch (error) {
    if (tries === mostTries || !isRace(error)) throw error
  }
  await wait(Math.random() * Math.min(2 ** tries, longestPauseMs))
  return inOneTransaction(world, happen, tries + 1)
}

/** Of 200 contenders for one number the unluckiest was seen to come through at the fourth try; to give up would cost a caller his answer. */
const mostTries = 12
const longestPauseMs = 100

/** unique violation, serialization failure, deadlock, not waited for: nothing was kept, and another transaction goes first */
const raceCodes = ['23505', '40001', '40P01', '55P03']

function isRace(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
  return error instanceof Raced || raceCodes.includes(cause?.code ?? '')
}
