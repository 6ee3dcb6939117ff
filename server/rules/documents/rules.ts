import { documentTextsIn, type DocumentTexts } from '../../../views/texts/documents.ts'
import { type CampaignSettings, linkWithoutCode } from '../campaign/campaign.ts'
import { nameOfCountry } from '../phone-number/phone-number.ts'
import { codeSourceOf, lengthOf, mostPoints, newGame, type Quiz, type Tier } from '../quiz/quiz.ts'
import { fill } from '../texts/texts.ts'
import { contactIn, type Documented, organiserOf, paragraphsOf } from './facts.ts'

/** A part of the rules. `name` says which; `items` is a list below the paragraphs. */
export type RulesPart = {
  name: keyof DocumentTexts['rules']['headings']
  heading: string
  paragraphs: string[]
  items?: string[]
  after?: string[]
}

/** Returns the rules of a campaign, written from what is set for it. What is not set is left out, or said in other words. */
export function rulesOf(campaign: Documented): RulesPart[] {
  const { settings, quiz } = campaign
  const { rules: texts } = documentTextsIn(quiz.language)
  const { registered, more } = settings.rules
  const parts: Omit<RulesPart, 'heading'>[] = [
    { name: 'organiser', paragraphs: [texts.organiser(organiserOf(campaign)), registered] },
    { name: 'dates', paragraphs: datesOf(campaign, texts) },
    { name: 'how', paragraphs: [wordingOf(campaign, 'rulesHow')] },
    { name: 'prizes', ...prizesOf(campaign, texts) },
    { name: 'who', paragraphs: whoOf(campaign, texts) },
    { name: 'spend', paragraphs: [wordingOf(campaign, 'rulesSpend')] },
    { name: 'more', paragraphs: paragraphsOf(more) },
    { name: 'personal', paragraphs: [texts.personal] },
    { name: 'contact', paragraphs: [texts.contact(contactIn(settings))] },
  ]
  return parts
    .map((part) => ({ ...part, heading: texts.headings[part.name], paragraphs: part.paragraphs.filter((text) => text !== '') }))
    .filter(({ paragraphs }) => paragraphs.length > 0)
}

function datesOf({ schedule: { opensAt, closesAt, timeZone }, quiz }: Documented, texts: DocumentTexts['rules']): string[] {
  const moment = new Intl.DateTimeFormat(localeOf(quiz), {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
  const [from, to] = [opensAt && moment.format(opensAt), closesAt && moment.format(closesAt)]
  const at = opensAt ?? closesAt
  if (!at) return [texts.always]
  const when = from && to ? texts.between(from, to) : from ? texts.from(from) : texts.to(to ?? '')
  return [`${when} ${texts.zone(nameOfZone(timeZone, at, quiz), timeZone)}`, to ? texts.finishLater : '']
}

function nameOfZone(timeZone: string, at: Date, quiz: Quiz): string {
  const parts = new Intl.DateTimeFormat(localeOf(quiz), { timeZone, timeZoneName: 'longGeneric' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

const localeOf = ({ language }: Quiz) => ({ ru: 'ru', en: 'en-GB' })[language]

function prizesOf(
  { settings, quiz }: Documented,
  texts: DocumentTexts['rules'],
): Pick<RulesPart, 'paragraphs' | 'items' | 'after'> {
  const tiers = quiz.tiers.filter(({ most }) => most !== 0)
  if (tiers.length === 0) return { paragraphs: [texts.noPrizes] }
  const isPooled = (tier: Tier) => codeSourceOf(tier, settings) === 'pool'
  const isBounded = tiers.length > 1 && tiers.some((tier) => tier.most !== undefined || isPooled(tier))
  return {
    paragraphs: [texts.points(mostPoints(quiz, newGame))],
    items: tiers.map((tier) => {
      const { title, atLeast, most } = tier
      return texts.prize({ title, atLeast, count: countOf({ most, isPooled: isPooled(tier) }, texts) })
    }),
    after: isBounded ? [texts.nextDown] : [],
  }
}

/** No number is promised but the one that is set. */
function countOf({ most, isPooled }: { most: number | undefined; isPooled: boolean }, { count }: DocumentTexts['rules']) {
  if (most !== undefined) return count.most(most)
  return isPooled ? count.codes : count.unlimited
}

function whoOf(campaign: Documented, texts: DocumentTexts['rules']): string[] {
  const { excludesStaff } = campaign.settings.rules
  return [wordingOf(campaign, 'rulesWho'), excludesStaff ? texts.staff : '', wordingOf(campaign, 'rulesAttempt')]
}

/** The campaign's own words or the shipped ones, with what their variables stand for. */
function wordingOf(campaign: Documented, name: 'rulesHow' | 'rulesWho' | 'rulesAttempt' | 'rulesSpend'): string {
  const { settings, quiz } = campaign
  const { rules: texts, templates } = documentTextsIn(quiz.language)
  const values = {
    rebuses: texts.rebuses(lengthOf(quiz, newGame)),
    minutes: texts.minutes(quiz.graceMinutes),
    numbers: numbersOf(campaign, texts),
    where: whereOf(campaign, texts),
    until: untilOf(campaign, texts),
  }
  return fill(settings.words[name] ?? templates[name], values).trim()
}

function numbersOf({ settings, quiz }: Documented, { numbers }: DocumentTexts['rules']): string {
  const fromAnywhere = settings.phoneNumberAbroad === null ? numbers.home : numbers.any
  const from = settings.isOnlyForTheseCountries ? numbers.these(countriesOf(settings, quiz)) : fromAnywhere
  return settings.isPrizeByMessage ? `${from} ${numbers.texted}` : from
}

function countriesOf({ callRules }: CampaignSettings, { language }: Quiz): string {
  const names = callRules.countries.map((code) => nameOfCountry(code, language))
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(names)
}

function whereOf({ settings: { isPrizeByMessage, ticketLink } }: Documented, { where }: DocumentTexts['rules']): string {
  const given = isPrizeByMessage ? where.texted : where.shown
  return `${given} ${ticketLink === null ? where.ask : where.link(linkWithoutCode(ticketLink))}`
}

function untilOf({ settings: { rules }, quiz }: Documented, { until }: DocumentTexts['rules']): string {
  if (rules.spentUntil === null) return ''
  const day = new Intl.DateTimeFormat(localeOf(quiz), { dateStyle: 'long', timeZone: 'UTC' })
  return until(day.format(new Date(rules.spentUntil)))
}
