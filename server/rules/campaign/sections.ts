import type { TextGroup } from '../texts/texts.ts'
import { basics } from './basics.ts'
import { calls } from './calls.ts'
import { dates, pause } from './dates.ts'
import type { Section } from './fields.ts'
import { launcher } from './launcher.ts'
import { look } from './look.ts'
import { pavel } from './pavel.ts'
import { rules } from './rules.ts'
import { sites } from './sites.ts'
import { tickets } from './tickets.ts'
import { voice } from './voice.ts'
import { wordsOf } from './words.ts'

/** The forms of a campaign's settings, by name, in the order in which an organiser needs them: one for each group of texts. */
const sections = {
  basics,
  tickets,
  dates,
  pause,
  pavel,
  look,
  launcher,
  sites,
  rules,
  consent: wordsOf('consent'),
  calls,
  voice,
  greeting: wordsOf('greeting'),
  howToAnswer: wordsOf('howToAnswer'),
  prize: wordsOf('prize'),
  goodbye: wordsOf('goodbye'),
  page: wordsOf('page'),
} as const satisfies Record<TextGroup, Section> & Record<string, Section>

export type SectionName = keyof typeof sections

export const sectionNames = Object.keys(sections) as [SectionName, ...SectionName[]]

/** Returns the form of this name. */
export const sectionNamed = (name: SectionName): Section => sections[name]
