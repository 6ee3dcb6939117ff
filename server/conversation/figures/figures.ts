import { eq } from 'drizzle-orm'
import { type Funnel, type Standing, sumOfFunnels } from '../../rules/figures/figures.ts'
import { type Author, noteDeed } from '../../staff/staff.ts'
import { quizVersions } from '../../store/schema/schema.ts'
import { type Campaigns, type GameContext, inTransaction } from '../../store/store.ts'
import { entryOf } from './count-day.ts'
import { type Asked, boardOf, type FiguresBoard } from './figures-board.ts'
import { type FiguresTable, figuresTables, type TableName } from './figures-tables.ts'
import { KeptFigures } from './kept-figures.ts'
import { showFigures } from './shown-figures.ts'

export type { Compared, Comparison, Subject } from './compare.ts'
export type { RebusRow } from './difficulty-rows.ts'
export type { Asked, FiguresBoard } from './figures-board.ts'
export { type FiguresTable, funnelColumns, type TableName } from './figures-tables.ts'

/** What one server has counted, by campaign. */
type Kept = { stopping: AbortController; campaigns: Map<number, KeptFigures> }

const servers = new WeakMap<Campaigns, Kept>()

function keptBy(campaigns: Campaigns): Kept {
  const kept = servers.get(campaigns) ?? { stopping: new AbortController(), campaigns: new Map() }
  servers.set(campaigns, kept)
  return kept
}

function keptOf({ campaigns, campaignId }: GameContext): KeptFigures {
  const { campaigns: ofServer, stopping } = keptBy(campaigns)
  return entryOf(ofServer, campaignId, () => new KeptFigures(stopping.signal))
}

/** Ends the counts of this server, before its database is closed. */
export function stopCounting(campaigns: Campaigns): void {
  keptBy(campaigns).stopping.abort()
}

/** Counts a campaign for the first time, before anybody looks. Rehearsals have no figures. */
export async function warmFigures(context: GameContext): Promise<void> {
  if (!context.isRehearsal) await keptOf(context).warm(context)
}

/**
 * Reads the page of figures: of a day, as `2026-11-29`, or of all days where it is null. They are those of the last count, which
 * `countedAt` tells the time of; a count that is quick is waited for.
 */
export async function readFiguresBoard(context: GameContext, asked: Asked): Promise<FiguresBoard> {
  const counted = await keptOf(context).read(context)
  return boardOf(showFigures(counted, asked.day), await readVersionNumbers(context), asked)
}

/** A table to take away, of a day or of all. */
type Table = { name: TableName; day: string | null }

/**
 * Reads a table to take away, and notes in the log who has taken it. It is whole: where a count is due it is waited for. Returns its
 * rows, and the time zone of its days.
 */
export async function takeFigures(
  context: GameContext,
  by: Author,
  { name, day }: Table,
): Promise<{ rows: FiguresTable; zone: string }> {
  const kept = keptOf(context)
  await kept.count(context)
  const figures = { ...showFigures(await kept.read(context), day), numbers: await readVersionNumbers(context) }
  await inTransaction(context, (transaction) => noteDeed(transaction, by, { what: 'took a table', about: `${name}.csv` }))
  return { rows: figuresTables[name](figures), zone: context.schedule.timeZone }
}

async function readVersionNumbers({ db, campaignId }: GameContext): Promise<Map<number, number>> {
  const { id, number } = quizVersions
  const rows = await db.select({ id, number }).from(quizVersions).where(eq(quizVersions.campaignId, campaignId))
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/**
 * The way of all people of a campaign. `total` and each of `days` (the newest first) say how many came to each step: how often the
 * launcher was seen and the chat was opened, then browsers that gave a number, people who called (`inbound` and `callback` of these),
 * and games: `paired`, `first answer`, `finished`, `code copied`, `link followed`, `bought`. `standings` says where those stand who
 * went no further, or came to the end; those that `left` come by rebus and attempt, counted from 0. `countedAt` is when the oldest
 * of it was counted.
 */
export type FunnelReport = {
  total: Funnel
  days: { day: string; funnel: Funnel }[]
  standings: Standing[]
  countedAt: Date | null
}

/**
 * Reads the funnel of a campaign, whole: where a count is due it is waited for, which takes seconds where a hundred thousand have
 * played. Throws when the database does not answer.
 */
export async function readFunnel(context: GameContext): Promise<FunnelReport> {
  const kept = keptOf(context)
  await kept.count(context)
  const { days, standings, countedAt } = showFigures(await kept.read(context), null)
  return { total: sumOfFunnels(days.map(({ funnel }) => funnel)), days, standings, countedAt }
}
