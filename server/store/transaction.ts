import { setTimeout as wait } from 'node:timers/promises'
import type { Order, Turn, Voice } from '../../scenario/protocol.ts'
import type { Spoken } from '../../views/texts/spoken.ts'
import type { Gallery } from '../campaigns/campaigns.ts'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import type { Schedule } from '../rules/campaign/campaign.ts'
import type { CallRules } from '../rules/phone-number/phone-number.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'
import type { CallSessions } from '../voximplant/voximplant.ts'
import type { Change } from './changes.ts'
import type { NewEntries } from './chat-entries.ts'
import type { Db } from './database.ts'
import type { Queue } from './queue.ts'
import type { Saved } from './saved-rows.ts'
import type { answers, callbacks, calls, entries, participants, visits } from './schema/schema.ts'
import type { Disguise } from './secrets.ts'
import { type Played, writeAll } from './written.ts'

/** What the game of one campaign works with. */
export type GameContext = ServerContext & CampaignContext

/** A campaign and one version of its quiz, as the game plays it and the page shows it. Telephone numbers are E.164. */
type CampaignContext = {
  campaignId: number
  /** the path that the campaign's page and everything on it begin with, such as `/c/allo` */
  path: `/c/${string}`
  /** the version that `quiz` is */
  versionId: number
  quiz: Quiz
  gallery: Gallery
  spoken: Spoken
  phoneNumber: string
  phoneNumberAbroad: string | undefined
  /** promo codes go out by message only: they are neither shown nor spoken */
  isPrizeByMessage: boolean
  /** where a code is spent */
  ticketLink: string | null
  /** when new games can begin */
  schedule: Schedule
  /** which numbers Pavel calls and writes to */
  callRules: CallRules
  /** numbers of other countries than those of the rules cannot play */
  isOnlyForTheseCountries: boolean
  /** when he calls: full hours, in the time zone of the number where that is known */
  callHours: { from: number; to: number }
  voice: Voice
  /** changes with everything that a stage is rendered with */
  fingerprint: string
}

/** What the games of all campaigns work with. Clock, database and randomness are passed in, so that tests can control them. */
export type ServerContext = {
  db: Db
  campaigns: Campaigns
  now(): Date
  /** Returns a random integer from 0 to `below` - 1. */
  randomInt(below: number): number
  /** Returns the pseudonym of a telephone number, for where the number itself must not be stored. */
  disguise: Disguise
  /** Announces that the conversations of these visits have changed. */
  publish(changes: Iterable<Change>): void
  /** posts turns to live calls */
  sessions: CallSessions
  /** the durable queue of callbacks and messages */
  queue: Pick<Queue, 'add'>
  /** null where nobody can be called */
  caller: Caller | null
  /** null where no messages can be sent */
  sms: Sms | null
  /** the most calls and messages of all campaigns */
  callsOut: CallsOut
  /** Logs a warning about something that only an operator can fix. */
  tellOperator(sentence: string): void
  /** Counts and logs a telemetry event. */
  record(event: TelemetryEvent): void
}

/** The campaigns of this server, as far as the game needs them. */
export type Campaigns = {
  /** Returns the context of a campaign, with the published version of its quiz; undefined where none has been published. */
  find(campaignId: number): GameContext | undefined
  /** Returns the contexts of the campaigns that are called at this number. */
  ofNumber(called: string): GameContext[]
  /** Returns the same context with another version of the quiz, where that has been read before. */
  known(context: GameContext, versionId: number): GameContext | undefined
  /** Reads that version first where necessary. */
  withVersion(tx: Db, context: GameContext, versionId: number): Promise<GameContext>
}

/** The most that Pavel calls and writes within 24 hours. */
export type CallsOut = { mostPerDay: { calls: number; minutes: number; messages: number } }

/** Places calls to visitors. */
export type Caller = {
  /** the caller ID */
  from: string
  perMinute: number
  /** call hours do not apply, because only simulated telephones ring */
  ringsAtAnyHour: boolean
  /** Starts the scenario. Returns the URL of its session. Throws an `OrderProblem` when the call cannot be ordered. */
  order(order: Order): Promise<{ sessionUrl: string }>
}

/** Sends messages to telephones; `to` is E.164. Throws a `MessageProblem` when a message cannot be sent. */
export type Sms = { send(to: string, text: string): Promise<void> }

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

/**
 * Runs `act` in a database transaction and returns its result. What the transaction has collected is written at its end. After the
 * commit it publishes the changed visits, records the telemetry events and posts the pushed turns. A transaction that loses a race
 * is retried with back-off, up to 12 times in all; any other error is thrown.
 *
 * Rows are locked in the order call, callback, participant, code, visit, and the ceilings last, which prevents deadlocks. A
 * transaction that has to lock out of this order must not wait (`noWait`): it fails, releases its locks and is retried.
 */
export async function inTransaction<Result>(
  context: GameContext,
  act: (transaction: Transaction) => Promise<Result>,
  tries = 1,
): Promise<Result> {
  const effects = { context, pushedTurns: [] as PushedTurn[], telemetry: [] as TelemetryEvent[] }
  try {
    const { result, changes } = await context.db.transaction(async (tx) => {
      const transaction = begin({ ...effects, tx, at: context.now() })
      const result = await act(transaction)
      return { result, changes: await writeAll(transaction) }
    })
    context.publish(changes)
    effects.telemetry.forEach(context.record)
    for (const { sessionUrl, turn } of effects.pushedTurns) void context.sessions.post(sessionUrl, turn)
    return result
  } catch (error) {
    if (tries === mostTries || !isRace(error)) throw error
  }
  await wait(Math.random() * Math.min(2 ** tries, longestPauseMs))
  return inTransaction(context, act, tries + 1)
}

type Beginning = Pick<Transaction, 'context' | 'tx' | 'at' | 'pushedTurns' | 'telemetry'>

function begin(beginning: Beginning): Transaction {
  const saved: Saved = { calls: new Map(), participants: new Map() }
  return { ...beginning, changed: new Set(), newEntries: new Map(), saved, writes: [], played: null }
}

/**
 * Of 200 contenders for one number, the slowest was seen to succeed on its fourth try. Giving up would cost a caller their
 * answer.
 */
const mostTries = 12
const longestPauseMs = 100

/**
 * unique_violation, serialization_failure, deadlock_detected and lock_not_available: another transaction was first, and this one
 * has been rolled back (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const raceCodes = ['23505', '40001', '40P01', '55P03']

function isRace(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
  return error instanceof Raced || raceCodes.includes(cause?.code ?? '')
}
