import type { Expected, Language } from './attempt.ts'
import type { Claim } from './claims.ts'
import { spellingsOf, stemOf } from './spelling.ts'

// One word beside the answer is its attribute («горящий дедлайн»). Several of them that form no sentence are guesses.
const maxBareWords = 2

/**
 * Returns the guesses when the claims are a list of guesses, else null. A list is two of the quiz's answers, words set apart by pauses
 * or «или», or three or more bare words. Naming the pieces of the picture («дед, лайн, дедлайн») or saying the answer twice is still
 * one guess.
 */
export function guessesIn(claims: readonly Claim[], rebus: Expected, language: Language): string[] | null {
  const pieces = spellingsOf(rebus, language).map(({ whole }) => whole.text)
  const isPiece = ({ words, mention }: Claim) => !mention && words.length > 1 && pieces.some((whole) => whole.includes(words))
  const answer = claims.find(({ mention }) => mention?.rebus === rebus)
  const guessed = claims.filter((claim) => !isPiece(claim) && !isAttribute(claim, answer))
  const distinct = new Map(guessed.map((claim) => [answerIn(claim, rebus) ?? stemOf(claim.words, language), claim]))
  const guesses = [...distinct.values()]
  return isList(guesses, rebus) ? guesses.map(({ words }) => words) : null
}

/** In «оператор колл-центра» the second answer is no guess: it follows the first in the same clause, in another word form. */
function isAttribute({ mention, clause }: Claim, answer: Claim | undefined): boolean {
  if (!mention || !answer?.mention || clause !== answer.clause || mention.from < answer.mention.to) return false
  return mention.closeness.by === 'word form' && answer.mention.closeness.by === 'accepted spelling'
}

/** The rebus whose answer was guessed. Words that are merely close to another rebus's answer do not count as that answer. */
function answerIn({ mention }: Claim, rebus: Expected): Expected | null {
  return mention && (mention.rebus === rebus || mention.closeness.by !== 'close spelling') ? mention.rebus : null
}

function isList(guesses: readonly Claim[], rebus: Expected): boolean {
  const known = new Set(guesses.map((guess) => answerIn(guess, rebus)).filter((answer) => answer !== null))
  if (known.size > 1) return true
  const answer = guesses.find(({ mention }) => mention?.rebus === rebus)
  if (!answer) return false
  const beside = sizesOfBareClauses(guesses.filter(({ clause }) => clause !== answer.clause))
  const [own = Infinity] = sizesOfBareClauses(guesses.filter(({ clause }) => clause === answer.clause))
  if (own !== Infinity && own > maxBareWords) return true
  const short = beside.filter((size) => size <= maxBareWords)
  return short.length > 1 || (short.includes(1) && own <= maxBareWords)
}

function sizesOfBareClauses(guesses: readonly Claim[]): number[] {
  const clauses = new Set(guesses.map(({ clause }) => clause).filter(({ isSentence }) => !isSentence))
  return [...clauses].map((clause) => guesses.filter((guess) => guess.clause === clause).length)
}
