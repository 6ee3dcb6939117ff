import type { CampaignSettings } from '../rules/campaign/campaign.ts'
import { defaultVoices } from '../rules/quiz/quiz.ts'
import { spokenWith } from '../rules/texts/texts.ts'
import type { campaigns } from '../store/schema/schema.ts'

type Row = typeof campaigns.$inferSelect

/**
 * Returns what the games of a campaign go by, as its organiser has set it. `exampleNumber` stands in for a number to call where it has
 * none of its own.
 */
export function playedBy(
  { id, language, opensAt, closesAt, pause, timeZone }: Row,
  settings: CampaignSettings,
  exampleNumber: string | null,
) {
  const {
    phoneNumberAbroad,
    isPrizeByMessage,
    callRules,
    isOnlyForTheseCountries,
    callHours,
    rules,
    conference,
    codeSources,
    hearing,
  } = settings
  const phoneNumber = settings.phoneNumber ?? exampleNumber
  return {
    campaignId: id,
    spoken: spokenWith(settings, language),
    voice: settings.voice ?? defaultVoices[language],
    hearing,
    phoneNumber: phoneNumber ?? '',
    phoneNumberAbroad: phoneNumberAbroad ?? undefined,
    isPrizeByMessage,
    spentUntil: rules.spentUntil,
    ticketPrice: conference.price,
    codeSources,
    callRules,
    isOnlyForTheseCountries,
    callHours,
    schedule: { opensAt, closesAt, pause, timeZone, hasNoNumber: phoneNumber === null },
  }
}
