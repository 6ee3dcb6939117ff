import { and, count, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Rates } from '../rules/quiz/quiz.ts'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import type { GameContext, Queue, QueueCount } from '../store/store.ts'
import { readCodesLeft } from './pools.ts'
import { readRates } from './unusual-games.ts'

/** The metrics of one quiz that are read from the database. */
export type Figures = {
  quiz: string
  visitsWaiting: number
  calls: { inbound: number; outbound: number }
  games: { playing: number; waiting: number }
  pushesPending: number
  callbacks: { waiting: number; called: number }
  queue: QueueCount[]
  /** the codes left for winners of each tier that can run out of them */
  codes: { discount: number; left: number }[]
  /** what the last hour held */
  rates: Rates
}

/**
 * Reads the figures of the current quiz. Each query uses an index that grows with what is under way, not with the whole history, so
 * reading stays cheap. Without a queue there are no queue figures.
 */
export async function readFigures(context: GameContext, queue: Pick<Queue, 'count'> | null): Promise<Figures> {
  const { db, quizName: quiz } = context
  const isWaiting = and(eq(visits.quiz, quiz), isNotNull(visits.digits), isNull(visits.participantId))
  const isLost = and(eq(participants.quiz, quiz), isNotNull(participants.lostAt), isNull(participants.finishedAt))
  const [counts] = await db
    .select({ called: count(callbacks.calledAt), open: count() })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, quiz), isNull(callbacks.endedAt)))
  const { called = 0, open = 0 } = counts ?? {}
  const { playing, ...live } = await readCalls(context)
  return {
    quiz,
    visitsWaiting: await db.$count(visits, isWaiting),
    ...live,
    games: { playing, waiting: await db.$count(participants, isLost) },
    callbacks: { waiting: open - called, called },
    queue: (await queue?.count()) ?? [],
    codes: [...(await readCodesLeft(context))].map(([discount, left]) => ({ discount, left })),
    rates: await readRates(context),
  }
}

async function readCalls({ db, quizName }: GameContext): Promise<Pick<Figures, 'calls' | 'pushesPending'> & { playing: number }> {
  const countIf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)
  const [now] = await db
    .select({
      inbound: countIf(sql`${calls.direction} = 'inbound'`),
      outbound: countIf(sql`${calls.direction} = 'outbound'`),
      playing: countIf(sql`${calls.part} = 'game' and ${calls.participantId} is not null and ${calls.answeredAt} is not null`),
      pushesPending: countIf(sql`${calls.pushes} > 0`),
    })
    .from(calls)
    .where(and(eq(calls.quiz, quizName), isNull(calls.endedAt)))
  const { inbound = 0, outbound = 0, playing = 0, pushesPending = 0 } = now ?? {}
  return { calls: { inbound, outbound }, playing, pushesPending }
}
