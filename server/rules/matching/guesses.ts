import type { Claim } from './claims.ts'
import type { Expected, Language } from './decision.ts'
import { spellingsOf, stemOf } from './spelling.ts'

// One word beside the answer is its attribute («горящий дедлайн»); more of them, with nothing that makes a sentence, are guesses.
const mostBareWords = 2

/**
 * The guesses, when what was put forward is a list of them: two of the quiz's answers; words set apart by pauses or «или»;
 * three and more bare words. Naming the pieces of the picture («дед, лайн, дедлайн») and saying the answer twice is one guess.
 */
export function guessesIn(claims: readonly Claim[], rebus: Expected, language: Language): string[] | null {
  const pieces = spellingsOf(rebus, language).map(({ compact }) => compact)
  const isPiece = ({ words, mention }: Claim) => !mention && words.length > 1 && pieces.some((compact) => compact.includes(words))
  const answer = claims.find(({ mention }) => mention?.rebus === rebus)
  const guessed = claims.filter((claim) => !isPiece(claim) && !isAttribute(claim, answer))
  const distinct = new Map(guessed.map((claim) => [answerIn(claim, rebus) ?? stemOf(claim.words, language), claim]))
  const guesses = [...distinct.values()]
  return isList(guesses, rebus) ? guesses.map(({ words }) => words) : null
}

/** «Оператор колл-центра»: another answer that is declined beside this one belongs to it. */
function isAttribute({ mention, clause }: Claim, answer: Claim | undefined): boolean {
  if (!mention || !answer?.mention || clause !== answer.clause || mention.from < answer.mention.to) return false
  return mention.closeness.by === 'word form' && answer.mention.closeness.by === 'accepted spelling'
}

/** The quiz's answer that was guessed. What only resembles another rebus's answer is any word. */
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
  if (own !== Infinity && own > mostBareWords) return true
  const short = beside.filter((size) => size <= mostBareWords)
  return short.length > 1 || (short.includes(1) && own <= mostBareWords)
}

function sizesOfBareClauses(guesses: readonly Claim[]): number[] {
  const clauses = new Set(guesses.map(({ clause }) => clause).filter(({ isSentence }) => !isSentence))
  return [...clauses].map((clause) => guesses.filter((guess) => guess.clause === clause).length)
}
