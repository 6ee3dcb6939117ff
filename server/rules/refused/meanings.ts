import { understand } from '../matching/matching.ts'
import { type Meaning, type Quiz, rebusesOf } from '../quiz/quiz.ts'
import type { Acceptance } from './acceptance.ts'

type Refused = { asked: string | null; heard: string }

/**
 * Returns what judges refused answers once `acceptance` holds: null for those that it does not decide. `quiz` has it already. Each is
 * judged as a caller's words are, so an accepted spelling decides near ones and those within a sentence, too. The same words are judged
 * once.
 */
export function meaningsWith(quiz: Quiz, acceptance: Acceptance): (answer: Refused) => Meaning | null {
  const judged = new Map<string, Meaning | null>()
  const judge = judgeWith(quiz, acceptance)
  return ({ asked, heard }) => {
    if (heard === '' || asked === null || (acceptance.kind === 'spelling' && asked !== acceptance.rebus)) return null
    const key = acceptance.kind === 'spelling' ? heard : `${asked}\n${heard}`
    const known = judged.get(key)
    if (known !== undefined) return known
    const meaning = judge({ asked, heard })
    judged.set(key, meaning)
    return meaning
  }
}

function judgeWith(quiz: Quiz, acceptance: Acceptance) {
  const { language, commands } = quiz
  const rebuses = rebusesOf(quiz)
  return ({ asked, heard }: { asked: string; heard: string }): Meaning | null => {
    const rebus = rebuses.find(({ answer }) => answer === asked)
    if (!rebus) return null
    const understood = understand({ heard, rebus, others: rebuses.filter((other) => other !== rebus), language, commands })
    if (acceptance.kind === 'spelling') return understood.kind === 'answer' && understood.match.right ? 'right' : null
    return understood.kind === 'command' && understood.command === acceptance.command ? acceptance.command : null
  }
}
