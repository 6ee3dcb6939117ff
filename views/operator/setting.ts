import type { OperatorTexts } from '../texts/operator.ts'
import type { ShownSection } from './campaign.tsx'

/** Returns the properties that every field of a section has: its value, its faults in words, and what is saved now, where that differs. */
export function settingOf(
  { name: section, typed, faults, overtaken }: ShownSection,
  name: string,
  { campaigns: texts }: OperatorTexts,
) {
  const value = typed[name] ?? ''
  const now = overtaken?.[name]
  return {
    id: `${section}-${name}`,
    name,
    value,
    faults: (faults?.[name] ?? []).map(texts.fault),
    savedNow: now === undefined || now === value ? undefined : texts.savedNow(now),
  }
}
