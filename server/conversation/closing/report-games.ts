import { and, asc, count, eq, inArray, isNotNull, isNull, max, min, sql } from 'drizzle-orm'
import { maskNumber } from '../../rules/phone-number/phone-number.ts'
import { participants } from '../../store/schema/schema.ts'
import { type CountContext, type GameContext, keepCount } from '../../store/store.ts'

/** Somebody who won a prize. `number` is masked; null once it is forgotten. */
export type Winner = { at: Date; number: string | null; points: number; code: string | null }

/** What a report tells of the games for prizes. */
export type ReportGames = { firstAt: Date | null; lastAt: Date | null; played: number; finished: number }

/** `winners`: the ids of their games, those of the best tiers first, as many as are listed. */
type CountedGames = ReportGames & { winners: number[] }

/** A report lists so many winners. */
const mostWinners = 150

/** So many games are counted in no time. */
const fewGames = 2_000

/** Counts the games of a campaign for its report. Where there are very many it is a count of the last seconds. */
export const countGames = keepCount({ count: countAll, isLittle: ({ played }) => played < fewGames }).read

async function countAll(context: CountContext): Promise<CountedGames> {
  const rows = await countByTier(context)
  const winners: number[] = []
  for (const { id } of context.quiz.tiers) {
    const won = rows.find(({ tierId }) => tierId === id)?.winners ?? 0
    const most = Math.min(won, mostWinners - winners.length)
    if (most > 0) winners.push(...(await findWinners(context, id, most)))
  }
  const times = rows
    .flatMap(({ firstAt, lastAt }) => (firstAt && lastAt ? [firstAt, lastAt] : []))
    .sort((one, other) => +one - +other)
  return {
    firstAt: times[0] ?? null,
    lastAt: times.at(-1) ?? null,
    played: rows.reduce((sum, { played }) => sum + played, 0),
    finished: rows.reduce((sum, { finished }) => sum + finished, 0),
    winners,
  }
}

function countByTier({ db, campaignId }: CountContext) {
  const { tierId, startedAt, finishedAt } = participants
  return db
    .select({
      tierId,
      firstAt: min(startedAt),
      lastAt: max(startedAt),
      played: count(),
      finished: count(finishedAt),
      winners: sql<number>`count(*) filter (where ${isWinner})`.mapWith(Number),
    })
    .from(participants)
    .where(and(eq(participants.campaignId, campaignId), isPlayed))
    .groupBy(tierId)
}

async function findWinners({ db, campaignId }: CountContext, tierId: string, most: number): Promise<number[]> {
  const { id, finishedAt } = participants
  const rows = await db
    .select({ id })
    .from(participants)
    .where(and(eq(participants.campaignId, campaignId), eq(participants.tierId, tierId), isPlayed, isWinner))
    .orderBy(asc(finishedAt))
    .limit(most)
  return rows.map((row) => row.id)
}

/**
 * Reads the winners of these games, by the tier's id, who finished first first. They are what is true now: nobody is shown who has been
 * forgotten meanwhile.
 */
export async function readWinners({ db }: GameContext, ids: readonly number[]): Promise<Map<string | null, Winner[]>> {
  const { id, phone, finishedAt: at, points, code, tierId } = participants
  const rows = await db
    .select({ phone, at, points, code, tierId })
    .from(participants)
    .where(and(inArray(id, [...ids]), isPlayed, isWinner))
    .orderBy(asc(at))
  const winners = rows.flatMap(({ phone, at, ...winner }) =>
    at ? [{ ...winner, at, number: phone?.startsWith('+') ? maskNumber(phone) : null }] : [],
  )
  return Map.groupBy(winners, ({ tierId }) => tierId)
}

const isPlayed = and(eq(participants.kind, 'prize'), isNotNull(participants.startedAt), isNull(participants.withdrawnAt))
const isWinner = and(isNotNull(participants.finishedAt), isNotNull(participants.code), isNull(participants.prizeRevokedAt))
