import { documentTextsIn } from '../../../views/texts/documents.ts'
import type { CampaignSettings, Schedule } from '../campaign/campaign.ts'
import { contactOf } from '../campaign/campaign.ts'
import type { Quiz } from '../quiz/quiz.ts'

/** What the documents of a campaign are written from. */
export type Documented = {
  settings: CampaignSettings
  schedule: Pick<Schedule, 'opensAt' | 'closesAt' | 'timeZone'>
  quiz: Quiz
}

/** Returns who runs the game, as a part of a sentence: the organiser's name, or what is known instead. */
export function organiserOf({ settings: { rules, conference }, quiz: { language } }: Omit<Documented, 'schedule'>): string {
  const { organiser } = documentTextsIn(language)
  if (rules.organiser !== '') return rules.organiser
  return conference.name === '' ? organiser.unknown : organiser.ofConference(conference.name)
}

/** Returns how the organiser is reached; null where nothing is set. */
export function contactIn({ rules }: CampaignSettings) {
  return rules.contact === '' ? null : contactOf(rules.contact)
}

/** Returns the paragraphs of a text: blank lines part them. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
