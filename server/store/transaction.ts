import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import type { NewEntries } from './chat-entries.ts'
import type { GameContext } from './context.ts'
import type { Db } from './database.ts'
import { isToBeRepeated, repeating } from './postgres/postgres.ts'
import type { Saved } from './saved-rows.ts'
import {
  type answers,
  type callbacks,
  type calls,
  campaigns,
  type entries,
  type participants,
  type visits,
} from './schema/schema.ts'
import { type Played, writeAll } from './written.ts'

/** A database transaction of the game, and what has to follow from it. */
export type Transaction = {
  context: GameContext
  tx: Db
  /** the time of everything that happens in the transaction */
  at: Date
  /** the visits whose conversations it changes, published after the commit */
  changed: Set<number>
  /** the chat entries to be written at its end */
  newEntries: NewEntries
  /** the locked rows whose changes are to be written at its end */
  saved: Saved
  /** what else is to be written at its end: these statements go out together, and no query of the transaction sees them */
  writes: (() => Promise<unknown>)[]
  /** the game of which it has played a step */
  played: Played | null
  /** the turns to be posted to live calls after the commit */
  pushedTurns: PushedTurn[]
  /** the events to be recorded after the commit */
  telemetry: TelemetryEvent[]
}

/** A turn that the server sends to a live call by itself, not as the reply to an event. */
type PushedTurn = { sessionUrl: string; turn: Turn }

export type Call = typeof calls.$inferSelect
export type Participant = typeof participants.$inferSelect
export type Visit = typeof visits.$inferSelect
export type Callback = typeof callbacks.$inferSelect
export type Answer = typeof answers.$inferSelect
export type Entry = typeof entries.$inferSelect

/** The transaction has lost a race for the same rows. `inTransaction` rolls it back and retries. */
export class Raced extends Error {}

/** The rehearsal in which something was to happen has been removed. This server may not have been told yet. */
export class RehearsalRemoved extends Error {}

/**
 * Runs `act` in a database transaction and returns its result. What the transaction has collected is written at its end. After the
 * commit it publishes the changed visits, records the telemetry events and posts the pushed turns. A transaction that loses a race
 * is retried with back-off, up to 12 times in all, and so is one that PostgreSQL asks for again; any other error is thrown. `random`
 * returns a number from 0 up to 1. In a rehearsal that is gone it throws `RehearsalRemoved`.
 *
 * Rows are locked in the order call, callback, participant, code, visit, and the ceilings last, which prevents deadlocks. A
 * transaction that has to lock out of this order must not wait (`noWait`): it fails, releases its locks and is retried.
 */
export async function inTransaction<Result>(
  context: GameContext,
  act: (transaction: Transaction) => Promise<Result>,
  { random = Math.random } = {},
): Promise<Result> {
  const { result, changes, effects } = await repeating(() => commit(context, act), { isPassing: isRace, random })
  context.publish(changes)
  effects.telemetry.forEach(context.record)
  for (const { sessionUrl, turn } of effects.pushedTurns) void context.sessions.post(sessionUrl, turn)
  return result
}

async function commit<Result>(context: GameContext, act: (transaction: Transaction) => Promise<Result>) {
  const effects = { pushedTurns: [] as PushedTurn[], telemetry: [] as TelemetryEvent[] }
  return context.db.transaction(async (tx) => {
    if (context.isRehearsal) await keepRehearsal(tx, context)
    const transaction = begin({ ...effects, context, tx, at: context.now() })
    const result = await act(transaction)
    return { result, changes: await writeAll(transaction), effects }
  })
}

/** Whoever removes a rehearsal locks its row first as well, so until the transaction ends nothing of it is removed. */
async function keepRehearsal(tx: Db, { campaignId }: GameContext): Promise<void> {
  const [rehearsal] = await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, campaignId)).for('key share')
  if (!rehearsal) throw new RehearsalRemoved(`there is no rehearsal ${campaignId} any more`)
}

type Beginning = Pick<Transaction, 'context' | 'tx' | 'at' | 'pushedTurns' | 'telemetry'>

function begin(beginning: Beginning): Transaction {
  const saved: Saved = { calls: new Map(), participants: new Map() }
  return { ...beginning, changed: new Set(), newEntries: new Map(), saved, writes: [], played: null }
}

/**
 * unique_violation and lock_not_available: another transaction was first, and this one has been rolled back
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const raceCodes = ['23505', '55P03']

function isRace(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
  return error instanceof Raced || raceCodes.includes(cause?.code ?? '') || isToBeRepeated(error)
}
