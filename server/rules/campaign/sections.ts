import { basics } from './basics.ts'
import { dates, pause } from './dates.ts'
import type { Section } from './fields.ts'

/** The forms of a campaign's settings, by name. */
const sections = { basics, dates, pause } as const satisfies Record<string, Section>

export type SectionName = keyof typeof sections

export const sectionNames = Object.keys(sections) as [SectionName, ...SectionName[]]

/** Returns the form of this name. */
export const sectionNamed = (name: SectionName): Section => sections[name]
