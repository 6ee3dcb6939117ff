import { phrasesIn } from '../../../views/texts/spoken.ts'
import { secondsOfSpeech } from '../speech/speech.ts'
import {
  type CampaignText,
  type CampaignTexts,
  faultsOfText,
  fill,
  shippedTexts,
  type TextFault,
  textGroups,
  type TextGroup,
  type TextRule,
} from '../texts/texts.ts'
import type { Faults, Section, SetCampaign } from './fields.ts'

/** What an editor shows beside a text. `shipped` is Pavel's own wording, `seconds` how long he takes to say the one that counts. */
export type EditedText = TextRule & { shipped: string; seconds: number | null }

type Language = Parameters<typeof shippedTexts>[0]

/** Returns the form of one group of texts. A field that is empty, or holds Pavel's own wording, leaves it to him. */
export function wordsOf(group: TextGroup): Section {
  const names = namesIn(group)
  return {
    fields: names,
    typedOf: ({ settings: { words } }) => Object.fromEntries(names.map((name) => [name, words[name] ?? ''])),
    read(typed, { settings, language }) {
      const shipped = shippedTexts(language, settings.pavelName)
      const own = names
        .map((name) => [name, typed[name]?.replaceAll('\r\n', '\n').trim() ?? ''] as const)
        .filter(([name, wording]) => wording !== '' && wording !== shipped[name])
      const faults: Faults = Object.fromEntries(
        own.map(([name, wording]) => [name, faultsOfText(name, wording)] as const).filter(([, found]) => found.length > 0),
      )
      if (Object.keys(faults).length > 0) return { faults }
      const others = Object.entries(settings.words).filter(([name]) => !names.includes(name as CampaignText))
      return { change: { settings: { ...settings, words: Object.fromEntries([...others, ...own]) as CampaignTexts } } }
    },
  }
}

/** Returns what an editor shows beside the texts of a group, given what is in its fields. */
export function editedTexts(
  group: TextGroup,
  typed: Readonly<Record<string, string>>,
  { language, settings: { pavelName } }: Pick<SetCampaign, 'language' | 'settings'>,
): Record<string, EditedText> {
  const shipped = shippedTexts(language, pavelName)
  const rules: Readonly<Record<string, TextRule>> = textGroups[group]
  return Object.fromEntries(
    namesIn(group).map((name) => {
      const rule = rules[name] as TextRule
      const wording = typed[name]?.trim() || shipped[name]
      const seconds = rule.medium === 'voice' ? secondsOfSpeech(withExamples(wording, language), language) : null
      return [name, { ...rule, shipped: shipped[name], seconds }]
    }),
  )
}

const namesIn = (group: TextGroup) => Object.keys(textGroups[group]) as CampaignText[]

/** Fills in values of the usual length. */
function withExamples(wording: string, language: Language): string {
  const { points, place, spell, rules } = phrasesIn(language)
  const prize = { ru: 'скидка 20 %', en: 'a discount of 20%' }[language]
  const game = { points: points(32), place: place(2, 5), code: spell('PAVEL7Q'), rebuses: '5', ending: '67', prize }
  return fill(wording, { ...game, organiser: rules.anyOrganiser, prizes: rules.andLess(prize) })
}

/** Returns what is wrong with wordings of texts. Names that no text has are left out. */
export function faultsOfWords(wordings: Readonly<Record<string, string>>): { name: string; fault: TextFault }[] {
  const known = Object.keys(textGroups).flatMap((group) => namesIn(group as TextGroup))
  return known
    .filter((name) => wordings[name] !== undefined)
    .flatMap((name) => faultsOfText(name, wordings[name]?.trim() ?? '').map((fault) => ({ name, fault })))
}
