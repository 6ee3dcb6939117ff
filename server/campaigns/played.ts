import type { CampaignSettings } from '../rules/campaign/campaign.ts'
import { defaultVoices } from '../rules/quiz/quiz.ts'
import { spokenWith } from '../rules/texts/texts.ts'
import type { campaigns } from '../store/schema/schema.ts'

type Row = typeof campaigns.$inferSelect

/** Which number to call may be shown. */
export type Numbers = {
  /** what stands in for one where a campaign has none of its own; null where others than this machine would see it */
  exampleNumber: string | null
  /** whether a number is known to be somebody else's */
  isForeign?(number: string): boolean
}

/**
 * Returns what the games of a campaign go by, as its organiser has set it. A number that is somebody else's counts as none, unless only
 * this machine shows it.
 */
export function playedBy(
  { id, language, opensAt, closesAt, pause, timeZone }: Row,
  settings: CampaignSettings,
  { exampleNumber, isForeign = () => false }: Numbers,
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
  const mayShow = (number: string) => exampleNumber !== null || !isForeign(number)
  const own = [settings.phoneNumber].find((number) => number !== null && mayShow(number))
  const phoneNumber = own ?? exampleNumber
  return {
    campaignId: id,
    spoken: spokenWith(settings, language),
    voice: settings.voice ?? defaultVoices[language],
    hearing,
    phoneNumber: phoneNumber ?? '',
    phoneNumberAbroad: phoneNumberAbroad !== null && mayShow(phoneNumberAbroad) ? phoneNumberAbroad : undefined,
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
