import type { Texts } from '../../views/texts/chat.ts'
import type { CampaignSettings } from '../rules/campaign/campaign.ts'
import type { campaigns } from '../store/schema/schema.ts'
import type { GameContext } from '../store/store.ts'
import type { StyleSheet } from './look-sheet.ts'
import type { OfficeInPlay } from './offices/offices.ts'

/** A campaign as it is now. `context` plays the published version of its quiz; null before the first has been published. */
export type Campaign = {
  id: number
  address: string
  row: typeof campaigns.$inferSelect
  settings: CampaignSettings
  /** the sites that may show its chat, by their origins */
  sites: readonly string[]
  texts: Texts
  /** the style sheet of its colours, and its path; null where it has Pavel's own */
  look: StyleSheet | null
  context: GameContext | null
  /** where its codes are made or spent; null where they come from the pools alone */
  office: OfficeInPlay | null
}

/** Returns what pages call the campaign: its conference, or itself where it has none. */
export const nameOf = ({ settings: { conference }, row }: Campaign): string => conference.name || row.name
