import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { type CheckReport, findNewestCheck } from '../game/game.ts'
import { callbacks } from '../store/schema/schema.ts'
import type { Callback, GameContext } from '../store/store.ts'
import { type EndedCall, type LiveCall, masked, readEndedCalls, readLiveCalls } from './calls.ts'

/** Everything on the operator's page, as of `at`. */
export type Board = { at: Date; live: LiveCall[]; callbacks: Callbacks; check: CheckReport | null; ended: EndedCall[] }

export async function readBoard(context: GameContext): Promise<Board> {
  const [live, callbacks, check, ended] = await Promise.all([
    readLiveCalls(context),
    readCallbacks(context),
    findNewestCheck(context),
    readEndedCalls(context),
  ])
  return { at: context.now(), live, callbacks, check, ended }
}

/** Somebody who waits to be called, the first in line first; `isCalled`: his telephone rings. */
export type Waiting = { id: string; number: string | null; callAt: Date; isCalled: boolean }

export type Outcome = { id: string; number: string | null; endedAt: Date; outcome: NonNullable<Callback['outcome']> }

/** `waiting` holds the first of `total`; `outcomes` the newest. */
export type Callbacks = { waiting: Waiting[]; total: number; outcomes: Outcome[] }

const mostWaiting = 30
const mostOutcomes = 10

export async function readCallbacks({ db, quizName }: GameContext): Promise<Callbacks> {
  const isOpen = and(eq(callbacks.quiz, quizName), isNull(callbacks.endedAt))
  const waiting = await db
    .select()
    .from(callbacks)
    .where(isOpen)
    .orderBy(asc(callbacks.callAt), asc(callbacks.id))
    .limit(mostWaiting)
  const total = await db.$count(callbacks, isOpen)
  const ended = await db
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.quiz, quizName), isNotNull(callbacks.endedAt)))
    .orderBy(desc(callbacks.endedAt), desc(callbacks.id))
    .limit(mostOutcomes)
  return { waiting: waiting.map(showWaiting), total, outcomes: ended.flatMap(showOutcome) }
}

function showWaiting({ id, phone, callAt, calledAt }: Callback): Waiting {
  return { id, number: masked(phone), callAt, isCalled: calledAt !== null }
}

function showOutcome({ id, phone, endedAt, outcome }: Callback): Outcome[] {
  return endedAt && outcome ? [{ id, number: masked(phone), endedAt, outcome }] : []
}
