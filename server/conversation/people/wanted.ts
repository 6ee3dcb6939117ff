import { type E164, parseNumber } from '../../rules/phone-number/phone-number.ts'

/** What somebody looks for: a whole number, the end of one, or a promo code. `nothing`: what was typed can be none of them. */
export type Wanted =
  | { kind: 'number'; phone: E164 }
  | { kind: 'ending'; digits: string }
  | { kind: 'code'; code: string }
  | { kind: 'nothing' }

const longestTyped = 200
/** Fewer digits are the end of too many numbers to look through. */
const shortestEnding = 3

/** Reads what was typed into the search. A text of digits that is no whole number is the end of one. */
export function wantedIn(typed: string): Wanted {
  const text = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  if (text === '' || typed.length > longestTyped) return { kind: 'nothing' }
  const number = parseNumber(text, { ours: [] })
  if ('phone' in number) return { kind: 'number', phone: number.phone }
  const digits = endingIn(text)
  if (digits !== null) return { kind: 'ending', digits }
  return isCodeLike(text) ? { kind: 'code', code: text } : { kind: 'nothing' }
}

/** No code is shorter: two digits are how a list shows a number, and are no code. */
const shortestCode = 3

/** A code is one word, with a letter or a digit in it. */
const isCodeLike = (text: string) => text.length >= shortestCode && /[\p{L}\p{N}]/u.test(text) && !/[\s\p{C}]/u.test(text)

/** The end of a number, as people write or copy it: `45-67`, `…4567`, `·· 67`. */
function endingIn(text: string): string | null {
  if (!/^[+\d\s().…·*-]+$/.test(text)) return null
  const digits = text.replace(/\D/g, '')
  return digits.length >= shortestEnding && digits.length <= 15 ? digits : null
}
