import type { Expected, Language } from './attempt.ts'
import { mayBelongTo } from './belonging.ts'
import type { Claim, Clause } from './claim.ts'
import { isAddress } from './empty-words.ts'
import { areInPieces, piecesOf } from './pieces.ts'
import { stemOf } from './spelling.ts'
import { isAttribute } from './word-classes.ts'

// One word beside the answer is its attribute («горящий дедлайн»). Several of them that form no sentence are guesses.
const maxBareWords = 2

/** Whoever has named so many pieces before the answer puts it together: what else he says is of them («конь, флаг Франции»). */
const fewestPieces = 2

/**
 * Returns the guesses when the claims are a list of guesses, else null. A list is two of the quiz's answers, words set apart by pauses,
 * anything else that «или» sets against the answer or «а может» adds to it, what is given to choose from, or bare words that cannot belong to the answer. Naming the pieces of the picture («дед, лайн,
 * дедлайн»), describing it before «это», or saying the answer twice is still one guess.
 */
export function guessesIn(claims: readonly Claim[], rebus: Expected, language: Language): string[] | null {
  const against = setAgainst(claims, rebus)
  if (against) return distinct(against, rebus, language)
  const pieces = piecesOf(rebus, language)
  const isPiece = ({ words, mention, isChoice }: Claim) =>
    !isChoice && mention?.closeness.by !== 'accepted spelling' && mention?.rebus !== rebus && areInPieces(words, pieces, language)
  const answer = claims.find(({ mention }) => mention?.rebus === rebus)
  const isPutTogether = claims.filter(isPiece).length >= fewestPieces && claims.at(-1) === answer
  const isNoGuess = (claim: Claim) =>
    isPiece(claim) ||
    isLetter(claim, answer) ||
    (isPutTogether && !claim.mention && !claim.isChoice) ||
    isAddress(claim.words, language) ||
    isOfAnswer(claim, answer) ||
    isItsNumber(claim, answer) ||
    isBegun(claim, answer) ||
    isDescription(claim, claims, rebus)
  const guesses = distinctClaims(
    claims.filter((claim) => !isNoGuess(claim)),
    rebus,
    language,
  )
  return isList(guesses, rebus, language) ? guesses.map(({ words }) => words) : null
}

/** Returns the claims on both sides of an «или» that has the answer on one side only, else null. */
function setAgainst(claims: readonly Claim[], rebus: Expected): Claim[] | null {
  const claimsIn = (clause: Clause) => claims.filter((claim) => claim.clause === clause)
  const names = (side: readonly Claim[]) => side.some(({ mention }) => mention?.rebus === rebus)
  for (const { clause } of claims) {
    if (!clause.insteadOf) continue
    const [one, other] = [claimsIn(clause.insteadOf), claimsIn(clause)]
    if (one.length > 0 && other.length > 0 && names(one) !== names(other)) return [...one, ...other]
  }
  return null
}

const distinct = (claims: readonly Claim[], rebus: Expected, language: Language) =>
  distinctClaims(claims, rebus, language).map(({ words }) => words)

function distinctClaims(claims: readonly Claim[], rebus: Expected, language: Language): Claim[] {
  return [...new Map(claims.map((claim) => [answerIn(claim, rebus) ?? stemOf(claim.words, language), claim])).values()]
}

/** In «оператор колл-центра» the second answer is no guess: it follows the first in the same clause, in another word form. */
function isOfAnswer({ mention, clause }: Claim, answer: Claim | undefined): boolean {
  if (!mention || !answer?.mention || clause !== answer.clause || mention.from < answer.mention.to) return false
  return mention.closeness.by === 'word form' && answer.mention.closeness.by === 'accepted spelling'
}

/** “Without the s”: a letter names nothing. */
const isLetter = ({ words, mention, clause }: Claim, answer: Claim | undefined) =>
  !mention && clause === answer?.clause && /^[а-яa-z]$/.test(words)

/** «Де… дедлайн», “pass… password”: the answer begun. */
function isBegun(claim: Claim, answer: Claim | undefined): boolean {
  if (claim.mention || !answer || claim.clause !== answer.clause || claim.words.length < 2) return false
  return answer.words.replaceAll(' ', '').startsWith(claim.words)
}

/** «Подкаст номер сто» is one podcast. «Сто процентов» says how sure the caller is. */
function isItsNumber({ words, mention, clause }: Claim, answer: Claim | undefined): boolean {
  if (mention) return false
  return /^(?:1000?|процентов|percent)$/.test(words) || (clause === answer?.clause && /^(?:[0-9]+|номер|number)$/.test(words))
}

/** What stands before «это дедлайн» says what is to be seen. Another rebus's answer, and what «это» presents itself, is a guess. */
function isDescription(claim: Claim, claims: readonly Claim[], rebus: Expected): boolean {
  if (claim.isPresented || answerIn(claim, rebus)) return false
  const after = claims.slice(claims.indexOf(claim) + 1)
  return after.some(({ mention, isPresented }) => isPresented && mention?.rebus === rebus)
}

/** The rebus whose answer was guessed. Words that are merely close to another rebus's answer do not count as that answer. */
function answerIn({ mention }: Claim, rebus: Expected): Expected | null {
  return mention && (mention.rebus === rebus || mention.closeness.by !== 'close spelling') ? mention.rebus : null
}

function isList(guesses: readonly Claim[], rebus: Expected, language: Language): boolean {
  const known = new Set(guesses.map((guess) => answerIn(guess, rebus)).filter((answer) => answer !== null))
  if (known.size > 1) return true
  const answer = guesses.find(({ mention }) => mention?.rebus === rebus)
  if (!answer) return false
  if (isAdded(guesses, rebus) || isChosenFrom(guesses) || isAskedBeside(guesses, answer)) return true
  const own = guesses.filter(({ clause }) => clause === answer.clause)
  if (!answer.clause.isSentence && isBareList(own, answer, language)) return true
  const short = sizesOfBareClauses(guesses.filter(({ clause }) => clause !== answer.clause)).filter(
    (size) => size <= maxBareWords,
  )
  return short.length > 1 || (short.includes(1) && !answer.clause.isSentence && own.length <= maxBareWords)
}

/** One word that may belong to the answer is its attribute, beside any number of adjectives; two are guesses already. */
function isBareList(own: readonly Claim[], answer: Claim, language: Language): boolean {
  const answerAt = own.indexOf(answer)
  const others = own.filter((claim) => claim !== answer && !isAttribute(claim.words))
  const belongs = (claim: Claim) => mayBelongTo(claim, answer, { isBefore: own.indexOf(claim) < answerAt, language })
  return others.length >= maxBareWords || !others.every(belongs)
}

/** «Пароль, а может, замочная скважина»; «и» adds only bare words, since sentences have it, too. */
function isAdded(guesses: readonly Claim[], rebus: Expected): boolean {
  const clauses = [...new Set(guesses.map(({ clause }) => clause))]
  const isAnswer = (clause: Clause | undefined) =>
    guesses.some((guess) => guess.clause === clause && guess.mention?.rebus === rebus)
  return clauses.some((clause, at) => {
    const before = clauses[at - 1]
    if (!before || isAnswer(before) === isAnswer(clause)) return false
    return clause.adds === 'another claim' || (clause.adds === 'more words' && isBare(before, guesses) && isBare(clause, guesses))
  })
}

/** “Cellphone? walkie talkie?” are two questions. */
function isAskedBeside(guesses: readonly Claim[], { clause }: Claim): boolean {
  const isOther = ({ clause: other, words }: Claim) =>
    other !== clause && other.isAsked && !other.isSentence && !isAttribute(words)
  return clause.isAsked && guesses.some(isOther)
}

/** Attributes alone are no claim yet: «горящий, наверное, дедлайн». */
function isBare(clause: Clause, guesses: readonly Claim[]): boolean {
  return !clause.isSentence && guesses.some((guess) => guess.clause === clause && (guess.mention || !isAttribute(guess.words)))
}

/** «Варианты такие: пароль, замок», «что-то среднее между паролем и замком». */
function isChosenFrom(guesses: readonly Claim[]): boolean {
  return guesses.filter(({ words, mention, isChoice }) => isChoice && (mention || !isAttribute(words))).length > 1
}

function sizesOfBareClauses(guesses: readonly Claim[]): number[] {
  const clauses = new Set(guesses.map(({ clause }) => clause).filter(({ isSentence }) => !isSentence))
  return [...clauses].map((clause) => guesses.filter((guess) => guess.clause === clause).length)
}
