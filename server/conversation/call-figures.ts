import { and, count, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Rates } from '../rules/quiz/quiz.ts'
import { callbacks, calls, codes, participants, visits } from '../store/schema/schema.ts'
import type { GameContext, Queue, QueueCount } from '../store/store.ts'
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
  /** the free codes of each tier whose codes come from a file */
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
    codes: await readCodes(context),
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

/** A tier without free codes yields no row, but its zero is the figure that matters most, so every imported tier is listed. */
async function readCodes({ db, quizName, quiz: { tiers } }: GameContext): Promise<Figures['codes']> {
  const imported = tiers.filter((tier) => tier.codes).map(({ discount }) => discount)
  if (imported.length === 0) return []
  const isFree = and(eq(codes.quiz, quizName), inArray(codes.discount, imported), isNull(codes.participantId))
  const found = await db.select({ discount: codes.discount, left: count() }).from(codes).where(isFree).groupBy(codes.discount)
  return imported.map((discount) => ({ discount, left: found.find((pool) => pool.discount === discount)?.left ?? 0 }))
}
