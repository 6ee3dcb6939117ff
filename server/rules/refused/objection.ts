import { lists, type QuizDraft } from '../draft/draft.ts'
import { isMachine, match, readCommand, type SpokenCommand, tokensOf, wordsOf } from '../matching/matching.ts'
import { faultsOf, type Quiz, type Rebus, rebusesOf } from '../quiz/quiz.ts'
import { type Acceptance, quizWith } from './acceptance.ts'

/** Why words cannot mean that. `another's`: they are, or would be taken for, the answer of another rebus. */
export type Objection =
  | { kind: 'no such rebus' }
  | { kind: 'no words' }
  | { kind: 'too short'; least: number }
  | { kind: 'too long'; most: number }
  | { kind: 'holds a number' }
  | { kind: 'a machine' }
  | { kind: 'accepted already' }
  | { kind: "another's"; answer: string; spelling: string }
  | { kind: 'a command'; command: SpokenCommand }
  | { kind: 'negated' }
  | { kind: 'a list of guesses' }

/**
 * Returns why the draft cannot take these words: there they belong to another rebus already, or the rebus is gone. Whatever else is
 * wrong with it can wait.
 */
export function objectionToDraft(draft: QuizDraft, acceptance: Acceptance): Objection | null {
  const key = (text: string) => wordsOf(text, draft.language).join('')
  const rebuses = lists.flatMap((list) => draft[list])
  const isMeant = ({ answer }: { answer: string }) => acceptance.kind === 'spelling' && answer === acceptance.rebus
  if (acceptance.kind === 'spelling' && !rebuses.some(isMeant)) return { kind: 'no such rebus' }
  const wanted = key(acceptance.words)
  const owner = rebuses.find((rebus) => !isMeant(rebus) && [rebus.answer, ...rebus.accept].some((text) => key(text) === wanted))
  return owner ? { kind: "another's", answer: owner.answer, spelling: acceptance.words } : null
}

/** Fewer letters are a fragment that many words begin with. */
const fewestLetters = 4
const mostCharacters = 80
/** Telephone numbers have more digits, and nothing of a person may get into a quiz. */
const mostDigits = 6

/** Returns why an operator cannot accept these words, null where nothing speaks against it. Nothing is changed. */
export function objectionTo(quiz: Quiz, acceptance: Acceptance): Objection | null {
  const { words } = acceptance
  const spoken = wordsOf(words, quiz.language)
  if (acceptance.kind === 'spelling' && !rebusOf(quiz, acceptance.rebus)) return { kind: 'no such rebus' }
  if (spoken.length === 0) return { kind: 'no words' }
  if (words.length > mostCharacters) return { kind: 'too long', most: mostCharacters }
  if (spoken.join('').replace(/\D/g, '').length > mostDigits) return { kind: 'holds a number' }
  if (isMachine({ heard: words, language: quiz.language })) return { kind: 'a machine' }
  if (acceptance.kind === 'command') return objectionToCommand(quiz, acceptance)
  return objectionToSpelling(quiz, acceptance.rebus, words)
}

function objectionToSpelling(quiz: Quiz, answer: string, words: string): Objection | null {
  const { language, commands } = quiz
  const rebus = rebusOf(quiz, answer)
  if (!rebus) return { kind: 'no such rebus' }
  if (isRight(quiz, rebus, words)) return { kind: 'accepted already' }
  const another = whoseAnswer(quiz, rebus, words)
  if (another) return another
  const command = readCommand({ heard: words, language, commands })
  if (command) return { kind: 'a command', command }
  const shape = objectionToShape(quiz, rebus, words)
  return shape ?? whatIsTakenAway(quiz, quizWith(quiz, { kind: 'spelling', rebus: answer, words }))
}

/** The other rebus that these words name, by the rules of a quiz file or by the matching. */
function whoseAnswer(quiz: Quiz, rebus: Rebus, words: string): Objection | null {
  const after = quizWith(quiz, { kind: 'spelling', rebus: rebus.answer, words })
  const fault = faultsOf(after).find((each) => each.kind === 'same answer' && each.found === words)
  const owner = fault?.kind === 'same answer' ? after[fault.list][fault.index] : undefined
  const others = rebusesOf(quiz).filter((other) => other !== rebus)
  const another = owner && owner.answer !== rebus.answer ? owner : others.find((other) => isRight(quiz, other, words))
  return another ? { kind: "another's", answer: another.answer, spelling: words } : null
}

/** What no answer looks like: a denial, a list, a word that many others begin with. */
function objectionToShape({ language }: Quiz, { answer, accept }: Rebus, words: string): Objection | null {
  const tokens = tokensOf(words, language)
  const content = tokens.filter(({ role }) => role === 'content')
  if (tokens.some(({ role }) => role === 'negation' || role === 'refusal')) return { kind: 'negated' }
  if (content.length === 0) return { kind: 'no words' }
  const longest = Math.max(2, ...[answer, ...accept].map((spelling) => wordsOf(spelling, language).length))
  const first = tokens.findIndex(({ role }) => role === 'content')
  const isJoined = (role: string) => role === 'joiner' || role === 'alternative'
  const isList = tokens.slice(first + 1).some(({ role, afterPause }) => isJoined(role) || (afterPause && role === 'content'))
  if (isList || content.length > longest) return { kind: 'a list of guesses' }
  const letters = content.map(({ word }) => word).join('')
  return letters.length < fewestLetters ? { kind: 'too short', least: fewestLetters } : null
}

/** The spelling of another rebus that would not be right any more. */
function whatIsTakenAway(before: Quiz, after: Quiz): Objection | null {
  for (const [index, rebus] of rebusesOf(before).entries()) {
    const now = rebusesOf(after)[index]
    const lost = [rebus.answer, ...rebus.accept].find(
      (words) => isRight(before, rebus, words) && !(now && isRight(after, now, words)),
    )
    if (lost !== undefined) return { kind: "another's", answer: rebus.answer, spelling: lost }
  }
  return null
}

function objectionToCommand(quiz: Quiz, acceptance: Extract<Acceptance, { kind: 'command' }>): Objection | null {
  const { language, commands } = quiz
  const { words: heard, command: wanted } = acceptance
  const command = readCommand({ heard, language, commands })
  if (command) return command === wanted ? { kind: 'accepted already' } : { kind: 'a command', command }
  const answered = rebusesOf(quiz).find((rebus) => isRight(quiz, rebus, heard))
  if (answered) return { kind: "another's", answer: answered.answer, spelling: heard }
  const spoken = wordsOf(heard, language)
  const isNothing = spoken.length === 1 && tokensOf(heard, language).every(({ role }) => role !== 'content')
  if (isNothing) return { kind: 'no words' }
  return spoken.join('').length < fewestLetters ? { kind: 'too short', least: fewestLetters } : null
}

const rebusOf = (quiz: Quiz, wanted: string) => rebusesOf(quiz).find(({ answer }) => answer === wanted)

function isRight(quiz: Quiz, rebus: Rebus, heard: string): boolean {
  const others = rebusesOf(quiz).filter((other) => other !== rebus)
  return match({ heard, rebus, others, language: quiz.language }).right
}
