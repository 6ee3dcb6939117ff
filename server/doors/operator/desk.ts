import type { Context } from 'hono'
import type { DeskFrame } from '../../../views/operator/desk-page.tsx'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import type { CampaignRegistry } from '../../campaigns/campaigns.ts'
import type { GameContext } from '../../store/store.ts'

/** What the pages about the campaign that the desk shows work with. */
export type DeskDeps = {
  /** Returns the campaign that this browser looks at. */
  contextOf(c: Context): GameContext
  frameFor(c: Context): DeskFrame
  texts: OperatorTexts
  campaigns: CampaignRegistry
  announceCampaigns(): Promise<void>
}
