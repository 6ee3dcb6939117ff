import type { Mention } from './mentions.ts'
import type { Token } from './tokens.ts'

/**
 * Returns whether digits go on right before or after the words that a mention covers, so that they are part of another number: 24 is
 * not in 247, nor «четыреста четыре» in «четыреста четыре ноль пять». The same answer said twice is no longer number.
 */
export function isAnotherNumber(mention: Mention, tokens: readonly Token[], mentions: readonly Mention[]): boolean {
  const { from, to, rebus } = mention
  const isSaidAgain = (at: number) => mentions.some((other) => other.rebus === rebus && other.from <= at && at < other.to)
  const goesOn = (inside: number, outside: number, later: number) =>
    isNumber(tokens[inside]) && isNumber(tokens[outside]) && !tokens[later]?.afterPause && !isSaidAgain(outside)
  return goesOn(from, from - 1, from) || goesOn(to - 1, to, to)
}

const isNumber = (token: Token | undefined) => token !== undefined && /^\d+$/.test(token.word)
