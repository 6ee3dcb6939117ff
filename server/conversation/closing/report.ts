import { and, asc, count, eq, gte, isNotNull, isNull, max, min } from 'drizzle-orm'
import { maskNumber } from '../../rules/phone-number/phone-number.ts'
import type { DeedKind } from '../../staff/staff.ts'
import { codes, deeds, participants } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import { type FiguresBoard, readFiguresBoard, type RebusRow } from '../figures/figures.ts'

/** Somebody who won a prize. `number` is masked; null once it is forgotten. */
type Winner = { at: Date; number: string | null; points: number; code: string | null }

/** What a tier has given, and how many of these were spent as far as the ticket office has told. */
type TierGiven = { id: string; title: string; given: number; spent: number; winners: Winner[] }

/** What a conference leaves behind, to be printed. Games for fun count nowhere. */
export type Report = {
  firstAt: Date | null
  lastAt: Date | null
  played: number
  finished: number
  tiers: TierGiven[]
  /** how many came to each step, and the rebuses that were solved least and most often; `missing` days are still being counted */
  funnel: FiguresBoard['funnel']
  hardest: RebusRow[]
  easiest: RebusRow[]
  missing: number | null
  /** how often operators put something right, by what they did */
  putRight: { what: DeedKind; count: number }[]
}

/** A report lists so many winners, those of the best tiers first. */
const mostWinners = 150

const puttingRight: DeedKind[] = [
  'gave an attempt back',
  'gave another code',
  'took a prize away',
  'accepted an answer',
  'accepted a spelling',
  'took over a call',
  'stopped a call',
  'sent a code again',
  'erased a person',
]

/** Reads the report of a campaign. */
export async function readReport(context: GameContext): Promise<Report> {
  const [games, given, putRight, figures] = await Promise.all([
    readGames(context),
    readGiven(context),
    readPutRight(context),
    readRebuses(context),
  ])
  return { ...games, tiers: await addWinners(context, given), putRight, ...figures }
}

/** So many of the hardest rebuses are told, and as many of the easiest. */
const mostRebuses = 3
const lastPage = 1_000_000

/** The figures are those of the last count. */
async function readRebuses(context: GameContext): Promise<Pick<Report, 'funnel' | 'hardest' | 'easiest' | 'missing'>> {
  const { funnel, missing, rebuses } = await readFiguresBoard(context, { day: null, page: 1 })
  const { rows } = (await readFiguresBoard(context, { day: null, page: lastPage })).rebuses
  const isAnswered = ({ solved }: RebusRow) => solved.all > 0
  const hardest = rebuses.rows.filter(isAnswered).slice(0, mostRebuses)
  const others = rows.filter((row) => isAnswered(row) && !hardest.some(({ rebus }) => rebus === row.rebus))
  return { funnel, missing, hardest, easiest: others.slice(-mostRebuses).toReversed() }
}

async function readGames({ db, campaignId }: GameContext) {
  const { startedAt, finishedAt, kind, withdrawnAt } = participants
  const [games] = await db
    .select({ firstAt: min(startedAt), lastAt: max(startedAt), played: count(startedAt), finished: count(finishedAt) })
    .from(participants)
    .where(and(eq(participants.campaignId, campaignId), eq(kind, 'prize'), isNotNull(startedAt), isNull(withdrawnAt)))
  return games ?? { firstAt: null, lastAt: null, played: 0, finished: 0 }
}

async function readGiven({ db, campaignId, quiz }: GameContext): Promise<Omit<TierGiven, 'winners'>[]> {
  const isGiven = and(eq(codes.campaignId, campaignId), isNotNull(codes.takenAt), isNull(codes.revokedAt))
  const rows = await db
    .select({ tierId: codes.tierId, given: count(), spent: count(codes.spentAt) })
    .from(codes)
    .where(isGiven)
    .groupBy(codes.tierId)
  return quiz.tiers.map(({ id, title }) => {
    const { given = 0, spent = 0 } = rows.find(({ tierId }) => tierId === id) ?? {}
    return { id, title, given, spent }
  })
}

async function addWinners(context: GameContext, tiers: Omit<TierGiven, 'winners'>[]): Promise<TierGiven[]> {
  const withWinners: TierGiven[] = []
  let left = mostWinners
  for (const tier of tiers) {
    const winners = left > 0 && tier.given > 0 ? await readWinners(context, tier.id, left) : []
    left -= winners.length
    withWinners.push({ ...tier, winners })
  }
  return withWinners
}

async function readWinners({ db, campaignId }: GameContext, tierId: string, most: number): Promise<Winner[]> {
  const { phone, finishedAt, points, code, withdrawnAt, prizeRevokedAt } = participants
  const rows = await db
    .select({ phone, at: finishedAt, points, code })
    .from(participants)
    .where(
      and(
        eq(participants.campaignId, campaignId),
        eq(participants.tierId, tierId),
        isNotNull(finishedAt),
        isNotNull(code),
        isNull(withdrawnAt),
        isNull(prizeRevokedAt),
      ),
    )
    .orderBy(asc(finishedAt))
    .limit(most)
  return rows.flatMap(({ phone, at, points, code }) =>
    at ? [{ at, points, code, number: phone?.startsWith('+') ? maskNumber(phone) : null }] : [],
  )
}

/** The log is that of the server. What was done since the campaign was made counts. */
async function readPutRight({ db, campaignId }: GameContext): Promise<Report['putRight']> {
  const made = await db.query.campaigns.findFirst({ where: ({ id }) => eq(id, campaignId), columns: { createdAt: true } })
  const rows = await db
    .select({ what: deeds.what, count: count() })
    .from(deeds)
    .where(made && gte(deeds.at, made.createdAt))
    .groupBy(deeds.what)
  return puttingRight.flatMap((what) => rows.filter((row) => row.what === what))
}
