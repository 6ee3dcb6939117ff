import type { TextFault } from '../texts/texts.ts'
import type { CampaignSettings } from './campaign.ts'

/** What stands in the fields of a form, by their names. A box that is ticked holds `on`; one that is not, nothing. */
export type Typed = Readonly<Record<string, string>>

/** What is wrong with what was typed into one field. */
export type FieldFault =
  | TextFault
  | { fault: 'not a number' }
  | { fault: 'same number' }
  /** prizes by message, where no messages can be sent */
  | { fault: 'no sender' }
  | { fault: 'not https' }
  /** a link with a variable that is not `{code}`, or that stands in its host or twice */
  | { fault: 'not a ticket link' }
  | { fault: 'not a contact' }
  | { fault: 'not a time zone' }
  | { fault: 'not a time' }
  | { fault: 'not a day' }
  /** clocks go forward over this local time; `next` is the first that exists after it */
  | { fault: 'skipped time'; next: string }
  | { fault: 'closes before it opens' }
  | { fault: 'not a site'; line: string }
  | { fault: 'too many lines'; most: number; found: number }
  | { fault: 'not a country'; line: string }
  | { fault: 'no kind' }
  | { fault: 'ends before it begins' }
  | { fault: 'not in the list' }
  /** not a whole number from `least` to `most` */
  | { fault: 'out of range'; least: number; most: number }
  /** a recogniser’s model that belongs to another provider */
  | { fault: 'another provider' }
  | { fault: 'not a colour' }
  /** nothing can be read on this paper; `paper` is the nearest on which everything can */
  | { fault: 'unreadable'; paper: string }

/** The faults that the schema of the settings finds. It has their names as the messages of its rules. */
export const settingRules = [
  'not a number',
  'not https',
  'not a contact',
  'not a day',
  'not a colour',
  'not a site',
  'not a country',
] as const satisfies FieldFault['fault'][]
export type SettingRule = (typeof settingRules)[number]

/** Returns the fault of a value that breaks such a rule. */
export function faultOfRule(rule: SettingRule, value: unknown): FieldFault {
  return rule === 'not a site' || rule === 'not a country' ? { fault: rule, line: String(value) } : { fault: rule }
}

/** The faults of a form, by field. A field without faults is left out. */
export type Faults = Readonly<Record<string, readonly FieldFault[]>>

/** What an organiser sets, wherever it is kept. */
export type SetCampaign = {
  name: string
  language: 'ru' | 'en'
  settings: CampaignSettings
  timeZone: string
  opensAt: Date | null
  closesAt: Date | null
  pause: string | null
}

/** One form of a campaign's settings. */
export type Section = {
  fields: readonly string[]
  /** what its fields show for what is set */
  typedOf(campaign: SetCampaign): Typed
  read(typed: Typed, campaign: SetCampaign, server: { hasSms: boolean }): ReadSection
}

/** What a form changes, or everything that is wrong with it. */
type ReadSection = { change: Partial<SetCampaign> } | { faults: Faults }

/** Returns the faults of the fields that have some. */
export function faultsIn(all: Record<string, FieldFault | false | null | undefined>): Faults {
  return Object.fromEntries(Object.entries(all).flatMap(([field, fault]) => (fault ? [[field, [fault]]] : [])))
}

/** Returns whether there is nothing wrong. */
export const isFaultless = (faults: Faults): boolean => Object.keys(faults).length === 0

/** Returns what stands in the lines of a field, without the empty ones. */
export function linesOf(typed = ''): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Returns the fault of a text that is longer than `most` characters. */
export function tooLong(text: string, most: number): FieldFault | null {
  return text.length > most ? { fault: 'too long', most, found: text.length } : null
}
