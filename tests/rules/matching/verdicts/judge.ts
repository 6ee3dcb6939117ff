import { readQuiz } from '../../../../server/campaigns/quiz-file.ts'
import { isMachine, readDigits, understand } from '../../../../server/rules/matching/matching.ts'
import { rebusesOf } from '../../../../server/rules/quiz/rebuses.ts'
import type { Quiz } from '../../../../server/rules/quiz/schema.ts'
import type { AnswerCase, Case } from './cases.ts'

/**
 * What the code has made of a case: `right`, `wrong`, a command such as `command:skip`, `digits:4821`, `machine`, `person`, or else the
 * name of another meaning, none of which costs an attempt.
 */
type Outcome = string

/** A case with what the code has made of it. `costs` says that it took an attempt, points or the rebus from the player. */
export type Judged = { item: Case; outcome: Outcome; isMet: boolean; costs: boolean }

const quizzes = { ru: (await readQuiz('intercom-ru')).quiz, en: (await readQuiz('intercom-en')).quiz }

/** Judges one case by the rules of the shipped quiz in its language. Throws when that quiz has no such rebus. */
export function judge(item: Case): Judged {
  const outcome = outcomeOf(item)
  const costs = ['right', 'wrong', 'command:hint', 'command:skip'].includes(outcome)
  return { item, outcome, costs, isMet: isMet(item, outcome, costs) }
}

function outcomeOf(item: Case): Outcome {
  const { language, heard } = item
  switch (item.via) {
    case 'digits':
      return `digits:${readDigits(heard, language) ?? 'none'}`
    case 'machine':
      return isMachine({ heard, language }) ? 'machine' : 'person'
    default:
      return meaningOf(item)
  }
}

function meaningOf(item: AnswerCase): Outcome {
  const understood = understand(attemptOf(item))
  switch (understood.kind) {
    case 'answer':
      return understood.match.right ? 'right' : 'wrong'
    case 'command':
      return `command:${understood.command}`
    default:
      return understood.kind
  }
}

function isMet({ verdict }: Case, outcome: Outcome, costs: boolean): boolean {
  if (verdict === 'wrong') return outcome !== 'right' && !outcome.startsWith('command:')
  if (verdict === 'nothing' || verdict === 'unknown') return !costs && !['command:code', 'command:rules'].includes(outcome)
  return outcome === verdict
}

/** Returns what the rules are given for a case: as in a game, the others are all other rebuses of the quiz. */
export function attemptOf({ language, rebus: answer, heard }: Pick<AnswerCase, 'language' | 'rebus' | 'heard'>) {
  const quiz: Quiz = quizzes[language]
  const rebus = rebusesOf(quiz).find((one) => one.answer === answer)
  if (!rebus) throw new Error(`There is no rebus «${answer}» in the quiz ${language}`)
  return { heard, rebus, others: rebusesOf(quiz).filter((other) => other !== rebus), language, commands: quiz.commands }
}
