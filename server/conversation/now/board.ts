import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { type CheckReport, type DailyUse, findNewestCheck, queueOf, readDailyUse } from '../../game/game.ts'
import type { ServerWatch } from '../../monitoring/monitoring.ts'
import { findProblems, type Problem, type Urgency, urgencyOf } from '../../rules/problems/problems.ts'
import { callbacks } from '../../store/schema/schema.ts'
import type { Callback, GameContext } from '../../store/store.ts'
import { maskCaller, type Pool, readPools, readUnusual, type Unusual } from '../conversation.ts'
import { type EndedCall, readEndedCalls } from './ended-calls.ts'
import { readFacts } from './facts.ts'
import { type IsWatched, type LiveCall, readLiveCalls } from './live-calls.ts'
import { readUnsentCodes, type UnsentCodes } from './unsent-codes.ts'

/**
 * Everything on the page `/operator`; `at` is when it was read. `problems`: the most urgent first. `use` is null where nobody can be
 * called and no messages can be sent.
 */
export type Board = {
  at: Date
  /** the campaign's part of the address */
  address: string
  problems: { problem: Problem<NonNullable<Callback['outcome']>>; urgency: Urgency }[]
  live: LiveCall[]
  callbacks: Callbacks
  pools: Pool[]
  use: DailyUse | null
  check: CheckReport | null
  unusual: Unusual
  unsent: UnsentCodes
  ended: EndedCall[]
}

/** Reads the board of a campaign. `watch` knows how this server does. */
export async function readBoard(context: GameContext, watch: Pick<ServerWatch, 'state'>, isWatched: IsWatched): Promise<Board> {
  const [live, queue, pools, use, check, unusual, unsent, ended] = await Promise.all([
    readLiveCalls(context, isWatched),
    readCallbacks(context),
    readPools(context),
    context.caller || context.sms ? readDailyUse(context) : null,
    findNewestCheck(context),
    readUnusual(context),
    readUnsentCodes(context),
    readEndedCalls(context),
  ])
  const known = { live, pools, use, outcomes: queue.outcomes, unusualGames: unusual.games.length, unsent: unsent.total }
  const found = findProblems(await readFacts(context, watch.state(), known))
  const problems = found.map((problem) => ({ problem, urgency: urgencyOf(problem) }))
  const address = context.path.slice('/c/'.length)
  return { at: context.now(), address, problems, live, callbacks: queue, pools, use, check, unusual, unsent, ended }
}

/** A visitor who has asked to be called. `number` is masked; `isCalled` is true from the moment the call is placed. */
export type Waiting = { id: string; number: string | null; callAt: Date; isCalled: boolean }

/** What became of a request to be called. `number` is masked. */
export type Outcome = { id: string; number: string | null; endedAt: Date; outcome: NonNullable<Callback['outcome']> }

/** `waiting` holds the next visitors to be called, out of `total` who wait; `outcomes` the newest results, the newest first. */
export type Callbacks = { waiting: Waiting[]; total: number; outcomes: Outcome[] }

const maxWaiting = 10
const maxOutcomes = 10

/**
 * Reads which visitors of the current quiz wait to be called, in the order of the calls, and what became of the latest
 * requests.
 */
async function readCallbacks(context: GameContext): Promise<Callbacks> {
  const { db, campaignId } = context
  const queue = queueOf({ tx: db, context }, { until: null })
  const isOpen = and(eq(callbacks.campaignId, campaignId), isNull(callbacks.endedAt))
  const waiting = await db
    .select({ callback: callbacks })
    .from(callbacks)
    .leftJoin(queue, eq(queue.id, callbacks.id))
    .where(isOpen)
    .orderBy(sql`${queue.place} nulls first`, asc(callbacks.calledAt))
    .limit(maxWaiting)
  const total = await db.$count(callbacks, isOpen)
  const ended = await db
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.campaignId, campaignId), isNotNull(callbacks.endedAt)))
    .orderBy(desc(callbacks.endedAt), desc(callbacks.id))
    .limit(maxOutcomes)
  return { waiting: waiting.map(({ callback }) => showWaiting(callback)), total, outcomes: ended.flatMap(showOutcome) }
}

function showWaiting({ id, phone, callAt, calledAt }: Callback): Waiting {
  return { id, number: maskCaller(phone), callAt, isCalled: calledAt !== null }
}

function showOutcome({ id, phone, endedAt, outcome }: Callback): Outcome[] {
  return endedAt && outcome ? [{ id, number: maskCaller(phone), endedAt, outcome }] : []
}
