import * as v from 'valibot'
import { readContact } from './contact.ts'
import { type FieldFault, faultsIn, isFaultless, type Section, type SettingRule, tooLong, type Typed } from './fields.ts'
import { wordsOf } from './words.ts'

/** In UTF-16 units. */
const longest = { organiser: 120, registered: 500, contact: 120, more: 3000 } as const

const Text = (most: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(most)), '')

/** Who runs the game, and what its rules say that nothing else does. What is empty is said in other words, or left out. */
export const RulesSettings = v.object({
  /** a person or a company, as in «Игру проводит …» */
  organiser: Text(longest.organiser),
  /** as what it is registered, in free text */
  registered: Text(longest.registered),
  /** an e-mail address, a telephone number or a link */
  contact: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => text === '' || readContact(text) !== null, 'not a contact' satisfies SettingRule),
    ),
    '',
  ),
  /** those who work for the organiser do not take part */
  excludesStaff: v.optional(v.boolean(), false),
  /** the last day on which codes are taken, such as `2026-12-01` */
  spentUntil: v.optional(v.nullable(v.pipe(v.string(), v.isoDate('not a day' satisfies SettingRule))), null),
  /** paragraphs of its own */
  more: Text(longest.more),
})

type RulesSettings = v.InferOutput<typeof RulesSettings>

const words = wordsOf('rules')

/** The rules of the game: who runs it and how they are reached, and the words of the page. */
export const rules: Section = {
  fields: [...Object.keys(RulesSettings.entries), ...words.fields],
  typedOf: (campaign) => ({ ...typedFacts(campaign.settings.rules), ...words.typedOf(campaign) }),
  read(typed, campaign, server) {
    const facts = readFacts(typed)
    const worded = words.read(typed, campaign, server)
    const faults = { ...faultsOfFacts(facts, typed), ...('faults' in worded && worded.faults) }
    if ('faults' in worded || !isFaultless(faults)) return { faults }
    const { settings = campaign.settings } = worded.change
    return { change: { settings: { ...settings, rules: facts } } }
  },
}

function typedFacts({ excludesStaff, spentUntil, ...texts }: RulesSettings): Typed {
  return { ...texts, excludesStaff: excludesStaff ? 'on' : '', spentUntil: spentUntil ?? '' }
}

function readFacts(typed: Typed): RulesSettings {
  const text = (name: keyof RulesSettings) => (typed[name] ?? '').replaceAll('\r\n', '\n').trim()
  return {
    organiser: text('organiser'),
    registered: text('registered'),
    contact: readContact(text('contact'))?.shown ?? '',
    excludesStaff: typed.excludesStaff === 'on',
    spentUntil: text('spentUntil') || null,
    more: text('more'),
  }
}

function faultsOfFacts({ organiser, registered, contact, spentUntil, more }: RulesSettings, typed: Typed) {
  return faultsIn({
    organiser: faultOfText(organiser, longest.organiser),
    registered: faultOfText(registered, longest.registered),
    contact: (typed.contact ?? '').trim() !== '' && contact === '' && { fault: 'not a contact' },
    spentUntil: spentUntil !== null && !isDay(spentUntil) && { fault: 'not a day' },
    more: faultOfText(more, longest.more),
  })
}

const faultOfText = (text: string, most: number): FieldFault | null =>
  tooLong(text, most) ?? (/[<>]/.test(text) ? { fault: 'markup' } : null)

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}
