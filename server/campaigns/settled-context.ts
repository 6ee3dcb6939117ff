import * as v from 'valibot'
import type { Texts } from '../../views/texts/chat.ts'
import { CampaignSettings } from '../rules/campaign/campaign.ts'
import { chatTextsWith, spokenWith } from '../rules/texts/texts.ts'
import type { campaigns } from '../store/schema/schema.ts'
import type { Campaigns, GameContext, ServerContext } from '../store/store.ts'
import { rehearsalPathOf, rehearse, type Rehearsing } from './rehearsal-context.ts'

/** What the games of a campaign work with, whichever version of its quiz they play. */
export type SettledContext = Omit<GameContext, 'versionId' | 'quiz' | 'gallery'>

type Around = {
  server: Omit<ServerContext, 'campaigns'>
  campaigns: Campaigns
  /** what stands in for a number to call where a campaign has none of its own */
  exampleNumber: string | null
  /** changes with the code that draws the pages */
  fingerprint: string
  rehearsing: Rehearsing
  /** returns the context of this very campaign, as it is now */
  own(): GameContext | undefined
}

type Row = typeof campaigns.$inferSelect
type Settled = { settings: CampaignSettings; path: GameContext['path']; context: SettledContext; texts: Texts }

/** Returns what the games of a campaign work with, and its texts, as they are set. */
export function settle(around: Around, row: Row): Settled {
  const settings = v.parse(CampaignSettings, row.settings)
  const path = row.rehearsalOf === null ? (`/c/${row.address}` as const) : rehearsalPathOf(row.address)
  const real = { context: contextOf(around, row, settings, path), texts: chatTextsWith(settings.words, row.language) }
  return { settings, path, ...(row.rehearsalOf === null ? real : rehearse(real, row.language, around)) }
}

function contextOf(
  { server, campaigns, exampleNumber, fingerprint }: Around,
  { id, language, opensAt, closesAt, pause, timeZone }: Row,
  settings: CampaignSettings,
  path: Settled['path'],
): SettledContext {
  const { phoneNumber, phoneNumberAbroad, isPrizeByMessage, words } = settings
  const number = phoneNumber ?? exampleNumber
  return {
    ...server,
    campaigns,
    campaignId: id,
    path,
    spoken: spokenWith(words, language),
    phoneNumber: number ?? '',
    phoneNumberAbroad: phoneNumberAbroad ?? undefined,
    isPrizeByMessage,
    schedule: { opensAt, closesAt, pause, timeZone, hasNoNumber: number === null },
    isRehearsal: false,
    fingerprint: `${fingerprint} ${JSON.stringify(settings)}`,
  }
}
