import type { TextGroup } from '../texts/texts.ts'
import { basics } from './basics.ts'
import { calls } from './calls.ts'
import { dates, pause } from './dates.ts'
import type { Section } from './fields.ts'
import { look } from './look.ts'
import { pavel } from './pavel.ts'
import { rules } from './rules.ts'
import { sites } from './sites.ts'
import { voice } from './voice.ts'
import { wordsOf } from './words.ts'

/**
 * The forms of a campaign's settings, by name: one for each group of texts. They are shown in this order: first what everybody sets,
 * last what few do.
 */
const sections = {
  basics,
  dates,
  pause,
  look,
  pavel,
  greeting: wordsOf('greeting'),
  howToAnswer: wordsOf('howToAnswer'),
  prize: wordsOf('prize'),
  goodbye: wordsOf('goodbye'),
  page: wordsOf('page'),
  rules,
  consent: wordsOf('consent'),
  sites,
  calls,
  voice,
} as const satisfies Record<TextGroup, Section> & Record<string, Section>

export type SectionName = keyof typeof sections

export const sectionNames = Object.keys(sections) as [SectionName, ...SectionName[]]

/** Returns the form of this name. */
export const sectionNamed = (name: SectionName): Section => sections[name]
