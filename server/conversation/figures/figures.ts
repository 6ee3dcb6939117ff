import { type Funnel, type Standing, sumOfFunnels } from '../../rules/figures/figures.ts'
import type { Campaigns, GameContext } from '../../store/store.ts'
import { entryOf } from './count-day.ts'
import { KeptFigures } from './kept-figures.ts'
import { showFigures, type ShownFigures } from './shown-figures.ts'

export type { VersionFigures } from './count-day.ts'
export type { ShownFigures } from './shown-figures.ts'

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
 * Reads the figures of a campaign on a day, as `2026-11-29`, or on all its days where it is null. They are those of the last count,
 * which `countedAt` tells the time of; a count that is quick is waited for.
 */
export async function readShownFigures(context: GameContext, day: string | null): Promise<ShownFigures> {
  return showFigures(await keptOf(context).read(context), day)
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
