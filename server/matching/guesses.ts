import { apart } from './closeness.ts'
import type { Claim } from './claims.ts'
import type { Expected, Language } from './decision.ts'
import { spellingsOf } from './spelling.ts'
import { stemOf } from './stem.ts'

// One word beside the answer is its attribute («горящий дедлайн»); more of them, with nothing that makes a sentence, are guesses.
const MOST_BARE_WORDS = 2

/**
 * The guesses, when what was put forward is a list of them: two of the quiz's answers; words set apart by pauses or «или»;
 * three and more bare words. Naming the pieces of the picture («дед, лайн, дедлайн») and saying the answer twice is one guess.
 */
export function guessesIn(claims: readonly Claim[], rebus: Expected, language: Language): string[] | null {
  const pieces = spellingsOf(rebus, language).map(({ compact }) => compact)
  const isPiece = ({ words, mention }: Claim) => !mention && words.length > 1 && pieces.some((compact) => compact.includes(words))
  const answer = claims.find(({ mention }) => mention?.rebus === rebus)
  const guessed = claims.filter((claim) => !isPiece(claim) && !isAttribute(claim, answer))
  const distinct = new Map(guessed.map((claim) => [whatIs(claim, language), claim]))
  const guesses = [...distinct.values()]
  return isList(guesses, rebus) ? guesses.map(({ words }) => words) : null
}

/** «Оператор колл-центра»: another answer that is declined beside this one belongs to it. */
function isAttribute({ mention, clause }: Claim, answer: Claim | undefined): boolean {
  if (!mention || !answer?.mention || clause !== answer.clause || mention.from < answer.mention.to) return false
  return mention.closeness.by === 'word form' && answer.mention.closeness.by === 'accepted spelling'
}

function whatIs({ words, mention }: Claim, language: Language): Expected | string {
  return mention && isCertain(mention) ? mention.rebus : stemOf(words, language)
}

function isCertain(mention: NonNullable<Claim['mention']>): boolean {
  return apart(mention.closeness) <= 1
}

function isList(guesses: readonly Claim[], rebus: Expected): boolean {
  const known = new Set(guesses.flatMap(({ mention }) => (mention && isCertain(mention) ? [mention.rebus] : [])))
  if (known.size > 1) return true
  const answer = guesses.find(({ mention }) => mention?.rebus === rebus)
  if (!answer) return false
  const beside = sizesOfBareClauses(guesses.filter(({ clause }) => clause !== answer.clause))
  const [own = Infinity] = sizesOfBareClauses(guesses.filter(({ clause }) => clause === answer.clause))
  if (own !== Infinity && own > MOST_BARE_WORDS) return true
  const short = beside.filter((size) => size <= MOST_BARE_WORDS)
  return short.length > 1 || (short.includes(1) && own <= MOST_BARE_WORDS)
}

function sizesOfBareClauses(guesses: readonly Claim[]): number[] {
  const clauses = new Set(guesses.map(({ clause }) => clause).filter(({ isSentence }) => !isSentence))
  return [...clauses].map((clause) => guesses.filter((guess) => guess.clause === clause).length)
}
