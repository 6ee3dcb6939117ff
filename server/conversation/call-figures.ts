import { and, count, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { readCodesLeft } from '../campaigns/codes/codes.ts'
import type { Rates } from '../rules/quiz/quiz.ts'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import type { GameContext } from '../store/store.ts'
import { readRates } from './unusual-games.ts'

/** The metrics of one campaign that are read from the database. `campaign` is its part of the address. */
export type Figures = {
  campaign: string
  visitsWaiting: number
  calls: { inbound: number; outbound: number }
  games: { playing: number; waiting: number }
  pushesPending: number
  callbacks: { waiting: number; called: number }
  /** the codes left for winners of each tier that can run out of them */
  codes: { tierId: string; left: number }[]
  /** what the last hour held */
  rates: Rates
}

/**
 * Reads the figures of a campaign. Each query uses an index that grows with what is under way, not with the whole history, so
 * reading stays cheap.
 */
export async function readFigures(context: GameContext): Promise<Figures> {
  const { db, campaignId } = context
  const isWaiting = and(eq(visits.campaignId, campaignId), isNotNull(visits.digits), isNull(visits.participantId))
  const isLost = and(eq(participants.campaignId, campaignId), isNotNull(participants.lostAt), isNull(participants.finishedAt))
  const [counts] = await db
    .select({ called: count(callbacks.calledAt), open: count() })
    .from(callbacks)
    .where(and(eq(callbacks.campaignId, campaignId), isNull(callbacks.endedAt)))
  const { called = 0, open = 0 } = counts ?? {}
  const { playing, ...live } = await readCalls(context)
  return {
    campaign: context.path.slice('/c/'.length),
    visitsWaiting: await db.$count(visits, isWaiting),
    ...live,
    games: { playing, waiting: await db.$count(participants, isLost) },
    callbacks: { waiting: open - called, called },
    codes: [...(await readCodesLeft(context))].map(([tierId, left]) => ({ tierId, left })),
    rates: await readRates(context),
  }
}

async function readCalls({
  db,
  campaignId,
}: GameContext): Promise<Pick<Figures, 'calls' | 'pushesPending'> & { playing: number }> {
  const countIf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)
  const [now] = await db
    .select({
      inbound: countIf(sql`${calls.direction} = 'inbound'`),
      outbound: countIf(sql`${calls.direction} = 'outbound'`),
      playing: countIf(sql`${calls.part} = 'game' and ${calls.participantId} is not null and ${calls.answeredAt} is not null`),
      pushesPending: countIf(sql`${calls.pushes} > 0`),
    })
    .from(calls)
    .where(and(eq(calls.campaignId, campaignId), isNull(calls.endedAt)))
  const { inbound = 0, outbound = 0, playing = 0, pushesPending = 0 } = now ?? {}
  return { calls: { inbound, outbound }, playing, pushesPending }
}
