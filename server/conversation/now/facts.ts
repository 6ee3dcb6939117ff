import { and, count, desc, eq, gt, gte, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { forecastOf } from '../../campaigns/codes/codes.ts'
import { type DailyUse, readForeignScenario } from '../../game/game.ts'
import type { AccountState } from '../../monitoring/monitoring.ts'
import { type Calling, type Facts, type HeardCall, type ServerState } from '../../rules/problems/problems.ts'
import { calls, codes, events, participants, ticketOffices, visits } from '../../store/schema/schema.ts'
import type { Callback, GameContext } from '../../store/store.ts'
import type { Pool } from '../conversation.ts'
import type { LiveCall } from './live-calls.ts'

type Outcome = NonNullable<Callback['outcome']>

/** What the board has read already. */
export type Known = {
  live: readonly LiveCall[]
  pools: readonly Pool[]
  use: DailyUse | null
  outcomes: readonly { outcome: Outcome; endedAt: Date }[]
  unusualGames: number
  unsent: number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Reads what the problems of a campaign are found by. Each query reads the newest rows of an index, however many there are. */
export async function readFacts(
  context: GameContext,
  server: ServerState & { account: AccountState },
  { live, pools, use, outcomes, unusualGames, unsent }: Known,
): Promise<Facts<Outcome>> {
  const { schedule, callHours, isPrizeByMessage } = context
  const [scenario, heard, calling, forecasts, failed, office, toCancel] = await Promise.all([
    readForeignScenario(context.db),
    readHeard(context),
    readCalling(context, live.length),
    forecastOf(context, leftOf(pools)),
    isPrizeByMessage ? unsent : countFailedMessages(context),
    readOffice(context),
    countToCancel(context),
  ])
  return {
    now: context.now(),
    schedule,
    callHours,
    server,
    account: server.account,
    use,
    scenario,
    heard,
    unheard: live.filter(({ line }) => line === 'silent' || line === 'unreachable').length,
    calling,
    pools: pools.map(({ tierId, title, left }) => ({
      title,
      left,
      isOffered: isOffered(context, tierId),
      endsAt: forecasts.find((tier) => tier.tierId === tierId)?.forecast?.endsAt ?? null,
    })),
    messages: { failed, isOnly: isPrizeByMessage },
    callbacks: outcomes,
    office,
    toCancel,
    unusualGames,
  }
}

const leftOf = (pools: readonly Pool[]) =>
  new Map(pools.flatMap(({ tierId, left }) => (left === null ? [] : [[tierId, left] as const])))
const ago = ({ now }: GameContext, ms: number) => new Date(now().getTime() - ms)
const isOffered = ({ quiz }: GameContext, tierId: string) => quiz.tiers.find(({ id }) => id === tierId)?.most !== 0

const mostHeard = 8
/** In a shorter call nobody may have had the time to speak. */
const fewestSeconds = 20

async function readHeard(context: GameContext): Promise<HeardCall[]> {
  const { db, campaignId } = context
  const countOf = (type: string) => {
    const isMeant = and(eq(events.callId, calls.id), eq(events.type, type))
    return sql`(${db.select({ n: count() }).from(events).where(isMeant)})`.mapWith(Number)
  }
  const isTalk = and(gt(calls.endedAt, ago(context, 3 * hourMs)), gte(calls.seconds, fewestSeconds), isNotNull(calls.answeredAt))
  return db
    .select({ speeches: countOf('speech.heard'), silences: countOf('silence') })
    .from(calls)
    .where(and(eq(calls.campaignId, campaignId), isTalk))
    .orderBy(desc(calls.endedAt))
    .limit(mostHeard)
}

/** Whoever has just given a number is still looking for the telephone. */
const patienceMs = 10 * 60_000

async function readCalling(context: GameContext, live: number): Promise<Calling> {
  const { db, campaignId } = context
  const hourAgo = ago(context, hourMs)
  const isOver = (isMeant: SQL | undefined) => and(eq(calls.campaignId, campaignId), isMeant)
  const [[last], [before], [number]] = await Promise.all([
    db
      .select({ endedAt: calls.endedAt })
      .from(calls)
      .where(isOver(gt(calls.endedAt, ago(context, 2 * dayMs))))
      .orderBy(desc(calls.endedAt))
      .limit(1),
    db
      .select({ id: calls.id })
      .from(calls)
      .where(isOver(and(gt(calls.endedAt, ago(context, 36 * hourMs)), lt(calls.endedAt, hourAgo))))
      .limit(1),
    db
      .select({ id: visits.id })
      .from(visits)
      .where(
        and(
          isNull(visits.participantId),
          gt(visits.openedAt, hourAgo),
          lt(visits.openedAt, ago(context, patienceMs)),
          eq(visits.campaignId, campaignId),
        ),
      )
      .limit(1),
  ])
  return { lastAt: last?.endedAt ?? null, live, hasNumbers: number !== undefined, hadCalls: before !== undefined }
}

function countFailedMessages(context: GameContext): Promise<number> {
  const isRecent = gt(participants.finishedAt, ago(context, dayMs))
  return context.db.$count(
    participants,
    and(eq(participants.campaignId, context.campaignId), eq(participants.sms, 'failed'), isRecent),
  )
}

async function readOffice({ db, campaignId }: GameContext): Promise<Facts['office']> {
  const { trouble, troubleAt } = ticketOffices
  const [office] = await db.select({ trouble, at: troubleAt }).from(ticketOffices).where(eq(ticketOffices.campaignId, campaignId))
  return office?.trouble ? { trouble: office.trouble, at: office.at } : null
}

/** More of them need not be counted. */
const mostToCancel = 1_000

async function countToCancel({ db, campaignId }: GameContext): Promise<number> {
  const isVoid = and(isNull(codes.voidedAt), isNull(codes.spentAt), or(isNotNull(codes.revokedAt), isNotNull(codes.withdrawnAt)))
  const some = db
    .select({ id: codes.id })
    .from(codes)
    .where(and(eq(codes.campaignId, campaignId), isVoid))
    .limit(mostToCancel)
    .as('some')
  const [found] = await db.select({ count: count() }).from(some)
  return found?.count ?? 0
}
