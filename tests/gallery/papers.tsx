import type { Child } from 'hono/jsx'
import * as v from 'valibot'
import { consentOf } from '../../server/campaigns/consents.ts'
import { CampaignSettings } from '../../server/rules/campaign/campaign.ts'
import { blocksOf, rulesOf } from '../../server/rules/documents/documents.ts'
import type { Quiz } from '../../server/rules/quiz/schema.ts'
import { ConsentPage } from '../../views/page/consent.tsx'
import { RulesPage } from '../../views/page/rules.tsx'
import { textsOf } from '../../views/texts/chat.ts'
import { fixedQuiz } from '../cast/fixed-quiz.ts'

/** Returns the rules and the consent of a campaign for which much is set, and of one for which nothing is. */
export function papers(language: Quiz['language']): Record<string, Child> {
  const settings = v.parse(CampaignSettings, {
    ticketLink: 'https://tickets.example.com',
    rules: {
      organiser: { ru: 'ООО «Школа разработки»', en: 'Software School Ltd' }[language],
      contact: 'school@example.com',
      spentUntil: '2027-12-31',
      excludesStaff: true,
    },
  })
  const quiz = fixedQuiz(`intercom-${language}`)
  const schedule = { opensAt: new Date('2027-10-04T09:00:00Z'), closesAt: null, timeZone: 'Europe/Moscow' }
  const nothing = { settings: v.parse(CampaignSettings, {}), quiz, schedule: { ...schedule, opensAt: null } }
  const { version, text } = consentOf({ settings, quiz })
  const frame = { texts: textsOf(language), name: 'Dev Days', look: undefined, path: '/c/allo' } as const
  const consent = { ...frame, blocks: blocksOf(text), language, version }
  return {
    rules: <RulesPage {...frame} parts={rulesOf({ settings, schedule, quiz })} />,
    'rules-nothing-set': <RulesPage {...frame} parts={rulesOf(nothing)} />,
    consent: <ConsentPage {...consent} isCurrent />,
    'consent-former': <ConsentPage {...consent} isCurrent={false} />,
  }
}
