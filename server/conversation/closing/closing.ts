import { type CampaignState, stateOf } from '../../rules/campaign/campaign.ts'
import type { GameContext } from '../../store/store.ts'
import { type Kept, readKept } from './kept.ts'
import { type Loose, readLoose } from './loose-ends.ts'
import { readTaken, type Taken } from './taken-tables.ts'
import { readUnused, type Unused } from './unused-codes.ts'

export { type Report, readReport } from './report.ts'

/** What has to be done once a conference is over, in one campaign. `taken` has the newest time that each table was taken away. */
export type Closing = {
  state: CampaignState
  loose: Loose
  unused: Unused[]
  kept: Kept
  taken: ReadonlyMap<string, Taken>
}

/** Reads what the closing page shows. `keptDays`: after so many days this server forgets people by itself; null: never. */
export async function readClosing(context: GameContext, keptDays: number | null): Promise<Closing> {
  const { schedule, now } = context
  const [loose, unused, kept, taken] = await Promise.all([
    readLoose(context),
    readUnused(context),
    readKept(context, keptDays),
    readTaken(context),
  ])
  return { state: stateOf({ ...schedule, publishedId: context.versionId }, now()), loose, unused, kept, taken }
}
