import { type Claim, claimsOf } from './claims.ts'
import type { Attempt, Closeness, Decision } from './decision.ts'
import { guessesIn } from './guesses.ts'
import { apart, type Mention, mentionsOf } from './mentions.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A minute of talk fits; nobody answers at greater length. */
const longestHeard = 500

type Named = Claim & { mention: Mention }

/**
 * Whether what was heard is the rebus's answer, and why. Spelling, word form and a bounded edit distance are compared at once
 * for this rebus and for the others, so that another rebus's answer is never taken for a misspelling of this one's.
 */
export function match({ heard, rebus, others, language }: Attempt): Decision {
  if (!/[\p{L}\p{N}]/u.test(heard)) return { right: false, reason: 'nothing heard' }
  if (heard.trim().length > longestHeard) return { right: false, reason: 'too long' }
  const tokens = tokensOf(heard, language)
  const mentions = mentionsOf(tokens, [...others, rebus], language).filter((mention) => isMeant(mention, tokens))
  const claims = claimsOf(tokens, mentions)
  const put = claims.filter(({ isDenied }) => !isDenied)
  const [best] = put
    .filter(isNamed)
    .filter(({ mention }) => mention.rebus === rebus)
    .sort(closestFirst)
  if (!best) return wrong(claims, { tokens, rebus })
  const guesses = guessesIn(put, rebus, language)
  if (guesses) return { right: false, reason: 'a list of guesses', guesses }
  return right(best, isAll(claims, tokens, rebus))
}

/** «Алло» may be an answer, but inside other words it is only a greeting. */
function isMeant({ from, to }: Mention, tokens: readonly Token[]): boolean {
  const isContent = ({ role }: Token) => role === 'content'
  return tokens.slice(from, to).some(isContent) || !tokens.some(isContent)
}

function isNamed(claim: Claim): claim is Named {
  return claim.mention !== null
}

function closestFirst(one: Named, other: Named): number {
  return apart(one.mention.closeness) - apart(other.mention.closeness)
}

function isAll(claims: readonly Claim[], tokens: readonly Token[], rebus: Attempt['rebus']): boolean {
  const isInMention = (at: number) => claims.some(({ mention }) => mention && at >= mention.from && at < mention.to)
  const isBesideNothing = tokens.every(({ role }, at) => role === 'filler' || isInMention(at))
  return isBesideNothing && claims.every(({ mention }) => mention?.rebus === rebus)
}

function right({ words, mention: { spelling, closeness } }: Named, isWhole: boolean): Decision {
  const found = { right: true, matched: words, spelling } as const
  return isWhole ? { ...found, ...byItself(closeness) } : { ...found, reason: 'inside a phrase', closeness }
}

function byItself(closeness: Closeness) {
  return closeness.by === 'close spelling' ? { reason: closeness.by, distance: closeness.distance } : { reason: closeness.by }
}

function wrong(claims: readonly Claim[], { tokens, rebus }: { tokens: readonly Token[]; rebus: Attempt['rebus'] }): Decision {
  const named = claims.filter(isNamed)
  const denied = named.find(({ mention }) => mention.rebus === rebus)
  if (denied) return { right: false, reason: 'negated', matched: denied.words, spelling: denied.mention.spelling }
  const [other] = named.filter(({ isDenied }) => !isDenied).sort(closestFirst)
  if (other) return { right: false, reason: "another rebus's answer", matched: other.words, spelling: other.mention.spelling }
  return { right: false, reason: tokens.some(({ role }) => role === 'content') ? 'no match' : 'nothing heard' }
}
