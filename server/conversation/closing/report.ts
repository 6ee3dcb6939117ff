import { count, eq, gte } from 'drizzle-orm'
import { countCodes } from '../../campaigns/codes/codes.ts'
import type { DeedKind } from '../../staff/staff.ts'
import { deeds } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import { type FiguresBoard, readFiguresBoard, type RebusRow } from '../figures/figures.ts'
import { countGames, readWinners, type ReportGames, type Winner } from './report-games.ts'

/** What a tier has given, and how many of these were spent as far as the ticket office has told. */
type TierGiven = { id: string; title: string; given: number; spent: number; winners: Winner[] }

/** What a conference leaves behind, to be printed. Games for fun count nowhere. */
export type Report = ReportGames & {
  tiers: TierGiven[]
  /** how many came to each step, and the rebuses that were solved least and most often; `missing` days are still being counted */
  funnel: FiguresBoard['funnel']
  hardest: RebusRow[]
  easiest: RebusRow[]
  missing: number | null
  /** how often operators put something right, by what they did */
  putRight: { what: DeedKind; count: number }[]
}

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
  const [{ winners: ids, ...games }, counts, putRight, figures] = await Promise.all([
    countGames(context),
    countCodes(context),
    readPutRight(context),
    readRebuses(context),
  ])
  const winners = await readWinners(context, ids)
  const tiers = context.quiz.tiers.map(({ id, title }) => {
    const { given = 0, spentOfGiven: spent = 0 } = counts.find(({ tierId }) => tierId === id) ?? {}
    return { id, title, given, spent, winners: winners.get(id) ?? [] }
  })
  return { ...games, tiers, putRight, ...figures }
}

/** So many of the hardest rebuses are told, and as many of the easiest. */
const mostRebuses = 3
const lastPage = 1_000_000

/** The figures are those of the last count. */
async function readRebuses(context: GameContext): Promise<Pick<Report, 'funnel' | 'hardest' | 'easiest' | 'missing'>> {
  const boardOf = (page: number) => readFiguresBoard(context, { day: null, page })
  const [{ funnel, missing, rebuses }, { rebuses: last }] = await Promise.all([boardOf(1), boardOf(lastPage)])
  const isAnswered = ({ solved }: RebusRow) => solved.all > 0
  const hardest = rebuses.rows.filter(isAnswered).slice(0, mostRebuses)
  const others = last.rows.filter((row) => isAnswered(row) && !hardest.some(({ rebus }) => rebus === row.rebus))
  return { funnel, missing, hardest, easiest: others.slice(-mostRebuses).toReversed() }
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
