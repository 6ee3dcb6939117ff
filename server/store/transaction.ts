import { setTimeout as wait } from 'node:timers/promises'
import type { Order, Turn } from '../../scenario/protocol.ts'
import type { Spoken } from '../../views/texts/spoken.ts'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'
import type { CallSessions } from '../voximplant/voximplant.ts'
import type { Db } from './database.ts'
import type { Queue } from './queue.ts'
import type { callbacks, calls, participants, visits } from './schema/schema.ts'
import type { Disguise } from './secrets.ts'
import { type NewEntries, writeEntries } from './transcript.ts'

/** What the game is played with. Clock, database and randomness are arguments. */
export type GameContext = {
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
  sessions: CallSessions
  /** what outlives this server: calls to make, messages to send */
  queue: Pick<Queue, 'add'>
  /** how people are called; null where nobody can be */
  caller: Caller | null
  /** how codes are sent to telephones; null where none are */
  sms: Sms | null
  /** something that only an operator can put right */
  tellOperator(sentence: string): void
  /** for those who run Pavel: counted, and written down */
  record(fact: TelemetryEvent): void
}

export type Caller = {
  /** the number that people see */
  from: string
  perMinute: number
  /** nobody is woken: the telephones are the simulator's */
  ringsAtAnyHour: boolean
  /** starts the scenario and gives the URL of its session; ends in an `OrderProblem` */
  order(order: Order): Promise<{ sessionUrl: string }>
}

/** `to` is E.164. */
export type Sms = { send(to: string, text: string): Promise<void> }

/**
 * One transaction: everything that happens in it happens at one instant. Whose conversation it changes is noted, what is to be
 * written into it, and what live calls have to be told; `facts` are recorded once they are kept.
 */
export type Transaction = {
  context: GameContext
  tx: Db
  at: Date
  changed: Set<number>
  newEntries: NewEntries
  pushedTurns: PushedTurn[]
  telemetry: TelemetryEvent[]
}

/** A turn that the line has not asked for. */
export type PushedTurn = { sessionUrl: string; turn: Turn }

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
export async function inTransaction<Result>(
  context: GameContext,
  happen: (transaction: Transaction) => Promise<Result>,
  tries = 1,
): Promise<Result> {
  const transaction = {
    context,
    changed: new Set<number>(),
    newEntries: new Map(),
    pushedTurns: [] as PushedTurn[],
    telemetry: [] as TelemetryEvent[],
  }
  try {
    const result = await context.db.transaction(async (tx) => {
      const now: Transaction = { ...transaction, tx, at: context.now() }
      const result = await happen(now)
      await writeEntries(now)
      return result
    })
    context.publish(transaction.changed)
    transaction.telemetry.forEach(context.record)
    for (const { sessionUrl, turn } of transaction.pushedTurns) void context.sessions.post(sessionUrl, turn)
    return result
  } catch (error) {
    if (tries === mostTries || !isRace(error)) throw error
  }
  await wait(Math.random() * Math.min(2 ** tries, longestPauseMs))
  return inTransaction(context, happen, tries + 1)
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
