import * as v from 'valibot'
import type { Texts } from '../../views/texts/chat.ts'
import { CampaignSettings } from '../rules/campaign/campaign.ts'
import { organiserOf } from '../rules/documents/documents.ts'
import { type CampaignVoice, correctionMs, type Quiz, usualExpectedEndMs } from '../rules/quiz/quiz.ts'
import { chatTextsWith } from '../rules/texts/texts.ts'
import type { campaigns } from '../store/schema/schema.ts'
import type { Campaigns, GameContext, ServerContext } from '../store/store.ts'
import { consentOf } from './consents.ts'
import type { DrawnVersion } from './drawn-versions.ts'
import type { OfficeInPlay } from './offices/offices.ts'
import { type Numbers, playedBy } from './played.ts'
import { rehearsalPathOf, rehearse, type Rehearsing } from './rehearsal-context.ts'

/** What the games of a campaign work with, whichever version of its quiz they play. */
export type SettledContext = Omit<GameContext, 'versionId' | 'quiz' | 'gallery' | 'guesses' | 'voice'> & { voice: CampaignVoice }

type Around = {
  server: Omit<ServerContext, 'campaigns'>
  campaigns: Campaigns
  numbers: Numbers
  /** changes with the code that draws the pages */
  fingerprint: string
  /** the sites that may show the chat of campaigns which name none themselves */
  allowedOrigins: readonly string[]
  rehearsing: Rehearsing
  /** returns the context of this very campaign, as it is now */
  own(): GameContext | undefined
}

type Row = typeof campaigns.$inferSelect

/** `office`: where its codes are made or spent. */
type Read = { row: Row; version: DrawnVersion | undefined; office: OfficeInPlay | null }

type Settled = {
  settings: CampaignSettings
  sites: readonly string[]
  path: GameContext['path']
  texts: Texts
  /** null before the first version has been published */
  context: GameContext | null
}

/** Returns what the games of a campaign work with, and its texts, as they are set. `version` is the published one. */
export function settle(around: Around, { row, version, office }: Read): Settled {
  const settings = v.parse(CampaignSettings, row.settings)
  const path = pathOf(row)
  const texts = chatTextsWith(settings, row.language)
  const sites = settings.sites.length > 0 ? settings.sites : around.allowedOrigins
  if (!version) return { settings, sites, path, texts, context: null }
  const real = { context: contextOf(around, row, settings, version.quiz, office), texts }
  const shown = row.rehearsalOf === null ? real : rehearse(real, row.language, around)
  return { settings, sites, path, texts: shown.texts, context: withVersion(shown.context, version) }
}

/** The organiser knows best; an office knows where its own codes are spent. */
function linkFrom({ ticketLink }: CampaignSettings, office: OfficeInPlay | null): string | null {
  return ticketLink?.includes('{code}') ? ticketLink : (office?.link ?? ticketLink)
}

/** Returns what everything in a campaign, or in a rehearsal, begins with. */
export function pathOf({ address, rehearsalOf }: Pick<Row, 'address' | 'rehearsalOf'>): GameContext['path'] {
  return rehearsalOf === null ? `/c/${address}` : rehearsalPathOf(address)
}

/** Returns the context of the games that play this version. */
export function withVersion(settled: SettledContext, { id: versionId, quiz, gallery, guesses }: DrawnVersion): GameContext {
  const { phraseEndMs, longestSpeechMs } = quiz.voice
  const expectedEndMs = Math.min(usualExpectedEndMs, phraseEndMs)
  const pauses = { phraseEndMs, longestSpeechMs, expectedEndMs, correctionMs }
  return { ...settled, voice: { ...settled.voice, ...pauses }, versionId, quiz, gallery, guesses }
}

function contextOf(
  around: Around,
  row: Row,
  settings: CampaignSettings,
  quiz: Quiz,
  office: OfficeInPlay | null,
): SettledContext {
  const { server, campaigns, numbers, fingerprint } = around
  return {
    ...server,
    ...playedBy(row, settings, numbers),
    office,
    ticketLink: linkFrom(settings, office),
    calendar: settings.conferenceDay.firstDay === '' ? null : `${pathOf(row)}/conference.ics`,
    campaigns,
    path: pathOf(row),
    organiser: organiserOf({ settings, quiz }),
    consent: consentOf({ settings, quiz }),
    isRehearsal: false,
    fingerprint: `${fingerprint} ${JSON.stringify([settings, office])}`,
  }
}
