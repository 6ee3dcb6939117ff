import type { Attempt, Closeness, Match } from './attempt.ts'
import type { Claim } from './claim.ts'
import { claimsOf } from './claims.ts'
import { guessesIn } from './guesses.ts'
import { inOtherLayout, otherTransliterations } from './keyboard.ts'
import { distanceRank, type Mention, mentionsOf } from './mentions.ts'
import { isLongerThan } from './normalise.ts'
import { type Token, tokensOf } from './tokens.ts'

/** In characters: about a minute of speech, and no answer is longer. */
const maxHeardLength = 500

/** In characters: what is typed is short, and whoever has typed more in the wrong layout has noticed. */
const maxTypedLength = 60

type Named = Claim & { mention: Mention }

/**
 * Decides whether the words are the rebus's answer, and why. Spellings, word forms and edit distances are compared for this rebus and
 * the others together, so that another rebus's answer is never taken for a misspelling of this one's. Where nothing is recognised, the
 * words may have been typed in the wrong layout or in the other alphabet.
 */
export function match(attempt: Attempt): Match {
  const { heard, language } = attempt
  if (!/[\p{L}\p{N}]/u.test(heard)) return { right: false, reason: 'nothing heard' }
  if (isLongerThan(maxHeardLength, heard.trim())) return { right: false, reason: 'too long' }
  const found = matchWords(attempt)
  if (!isUnrecognised(found) || heard.length > maxTypedLength) return found
  return (
    [inOtherLayout(heard), ...otherTransliterations(heard, language)]
      .filter((typed) => typed !== null)
      .map((typed) => matchWords({ ...attempt, heard: typed }))
      .find(({ right }) => right) ?? found
  )
}

/** In the wrong layout a word may be taken for such that mean nothing: `w.ee[wo,`, which is «цюуухцщб». */
function isUnrecognised({ reason }: Match): boolean {
  return reason === 'no match' || reason === 'nothing heard'
}

function matchWords({ heard, rebus, others, language }: Attempt): Match {
  const tokens = tokensOf(heard, language)
  const mentions = mentionsOf(tokens, [...others, rebus], language).filter((mention) => isMeant(mention, tokens))
  const claims = claimsOf(tokens, mentions)
  const claimed = claims.filter(({ isDenied }) => !isDenied)
  const [best] = claimed
    .filter(isNamed)
    .filter(({ mention }) => mention.rebus === rebus)
    .sort(closestFirst)
  if (!best) return wrongDecision(claims, { tokens, rebus })
  const guesses = guessesIn(claimed, rebus, language)
  if (guesses) return { right: false, reason: 'a list of guesses', guesses }
  return rightDecision(best, isWholeUtterance(claims, tokens, rebus))
}

/** «Алло» may be an answer, but among other words it is only a greeting. Where any guess is free, the right one must not count. */
function isMeant({ from, to }: Mention, tokens: readonly Token[]): boolean {
  const isContent = ({ role }: Token) => role === 'content'
  const named = tokens.slice(from, to)
  if (named.some(isContent) || named.some(({ role }) => role === 'joiner')) return true
  if (named.some(({ isByPlace }) => isByPlace)) return false
  const isEmpty = ({ role }: Token) => role === 'empty'
  return named.some(isEmpty) || !tokens.some((token) => isContent(token) || (named.length === 1 && isEmpty(token)))
}

function isNamed(claim: Claim): claim is Named {
  return claim.mention !== null
}

function closestFirst(one: Named, other: Named): number {
  return distanceRank(one.mention.closeness) - distanceRank(other.mention.closeness)
}

function isWholeUtterance(claims: readonly Claim[], tokens: readonly Token[], rebus: Attempt['rebus']): boolean {
  const isInMention = (at: number) => claims.some(({ mention }) => mention && at >= mention.from && at < mention.to)
  const hasNothingElse = tokens.every(({ role }, at) => role === 'filler' || isInMention(at))
  return hasNothingElse && claims.every(({ mention }) => mention?.rebus === rebus)
}

function rightDecision({ words, mention: { spelling, closeness } }: Named, isWholeUtterance: boolean): Match {
  const found = { right: true, matched: words, spelling } as const
  return isWholeUtterance ? { ...found, ...reasonOf(closeness) } : { ...found, reason: 'inside a phrase', closeness }
}

function reasonOf(closeness: Closeness) {
  return closeness.by === 'close spelling' ? { reason: closeness.by, distance: closeness.distance } : { reason: closeness.by }
}

function wrongDecision(
  claims: readonly Claim[],
  { tokens, rebus }: { tokens: readonly Token[]; rebus: Attempt['rebus'] },
): Match {
  const named = claims.filter(isNamed)
  const denied = named.find(({ mention }) => mention.rebus === rebus)
  if (denied) return { right: false, reason: 'negated', matched: denied.words, spelling: denied.mention.spelling }
  const [other] = named.filter(({ isDenied }) => !isDenied).sort(closestFirst)
  if (other) return { right: false, reason: "another rebus's answer", matched: other.words, spelling: other.mention.spelling }
  return { right: false, reason: tokens.some(({ role }) => role === 'content') ? 'no match' : 'nothing heard' }
}
