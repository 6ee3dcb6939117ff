import { type E164, parseNumber } from '../number.ts'
import * as texts from '../../views/texts.forget.ts'

/** What cannot be done as it was said, in a sentence that tells what was expected. */
export class ForgetProblem extends Error {}

/** Who is to be forgotten: these numbers, or whatever is older than so many days. */
export type Wishes = { isDryRun: boolean } & ({ phones: E164[] } | { days: number })

/** Understands the words of the command line. A number may be written in any way, with spaces between its groups where it is the only one. */
export function wishesIn(words: readonly string[]): Wishes {
  const isDryRun = words.includes('--dry-run')
  const rest = words.filter((word) => word !== '--dry-run')
  const [first, days, ...others] = rest
  if (first === '--older-than') {
    if (others.length > 0) throw new ForgetProblem(texts.eitherOr)
    return { isDryRun, days: daysIn(days) }
  }
  return { isDryRun, phones: phonesIn(rest) }
}

function daysIn(word: string | undefined): number {
  const days = /^\d{1,4}$/.test(word ?? '') ? Number(word) : 0
  if (days < 1 || days > 3650) throw new ForgetProblem(texts.noDays(word))
  return days
}

function phonesIn(words: readonly string[]): E164[] {
  if (words.length === 0) throw new ForgetProblem(texts.nobodyNamed)
  if (words.includes('--older-than')) throw new ForgetProblem(texts.eitherOr)
  const together = words.every((word) => /^[\d\s().+-]+$/.test(word)) && phoneIn(words.join(' '))
  return together ? [together] : words.map(onePhone)
}

function onePhone(word: string): E164 {
  const phone = phoneIn(word)
  if (!phone || word.startsWith('--')) throw new ForgetProblem(texts.noNumber(word))
  return phone
}

function phoneIn(text: string): E164 | null {
  const parsed = parseNumber(text, { ours: [] })
  return 'phone' in parsed ? parsed.phone : null
}
