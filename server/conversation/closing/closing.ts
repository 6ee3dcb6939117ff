import { type CampaignState, stateOf } from '../../rules/campaign/campaign.ts'
import type { GameContext } from '../../store/store.ts'
import { type Pool, readPools } from '../conversation.ts'
import { type Kept, readKept } from './kept.ts'
import { type Loose, readLoose } from './loose-ends.ts'
import { readTaken, type Taken } from './taken-tables.ts'

export type { Kept } from './kept.ts'
export type { Loose } from './loose-ends.ts'
export { type Report, readReport, type Winner } from './report.ts'
export type { Taken } from './taken-tables.ts'

/** What has to be done once a conference is over, in one campaign. `taken` has the newest time that each table was taken away. */
export type Closing = {
  state: CampaignState
  loose: Loose
  /** the tiers that still have codes for winners */
  unused: Pool[]
  kept: Kept
  taken: ReadonlyMap<string, Taken>
}

/** Reads what the closing page shows. `keptDays`: after so many days this server forgets people by itself; null: never. */
export async function readClosing(context: GameContext, keptDays: number | null): Promise<Closing> {
  const { schedule, now } = context
  const [loose, pools, kept, taken] = await Promise.all([
    readLoose(context),
    readPools(context),
    readKept(context, keptDays),
    readTaken(context),
  ])
  const unused = pools.filter(({ left }) => (left ?? 0) > 0)
  return { state: stateOf({ ...schedule, publishedId: context.versionId }, now()), loose, unused, kept, taken }
}
