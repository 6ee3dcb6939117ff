import { withoutNumbers } from '../rules/phone-number/phone-number.ts'

/** Why an operator changes what somebody's game led to. `stranger`: somebody else played with the number. */
export const deedReasons = ['asked', 'stranger', 'unusual', 'trouble', 'other'] as const
export type DeedReason = (typeof deedReasons)[number]

/** A reason, and what the operator adds to it in their own words; they may be empty. */
export type Why = { reason: DeedReason; words: string }

/** Returns what the log keeps of a reason: telephone numbers are masked, because the log holds none. */
export function writeWhy({ reason, words }: Why): string {
  const kept = withoutNumbers(words.trim())
  return kept === '' ? reason : `${reason}: ${kept}`
}
