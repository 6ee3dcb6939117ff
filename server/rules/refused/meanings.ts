import { readCommand, understand } from '../matching/matching.ts'
import { type Meaning, ownCommands, type Quiz, rebusesOf } from '../quiz/quiz.ts'
import type { Acceptance } from './acceptance.ts'

type Refused = { asked: string | null; heard: string }

/** What judges refused answers: `decides` what is accepted, and `means` what all else that the quiz has by now, too. */
export type Judge = { decides(answer: Refused): boolean; means(answer: Refused): Meaning | null }

/**
 * Returns what judges refused answers once `acceptance` holds, as `quiz` has it already. Each is judged as a caller's words are, so an
 * accepted spelling decides near ones and those within a sentence, too. A game that it decides is counted by all that holds now: so
 * the order in which words are accepted makes no difference. The same words are judged once.
 */
export function judgeWith(quiz: Quiz, acceptance: Acceptance): Judge {
  const means = meaningsIn(quiz)
  if (acceptance.kind === 'spelling')
    return { decides: (answer) => answer.asked === acceptance.rebus && means(answer) === 'right', means }
  const { language, commands } = quiz
  // Whether it is a command at all takes a tenth of the time that it takes to compare it with all answers.
  const isIt = ({ heard }: Refused) => readCommand({ heard, language, commands }) === acceptance.command
  return { decides: (answer) => isIt(answer) && means(answer) === acceptance.command, means }
}

/** Returns what refused answers mean by this quiz; null where they stay refused. */
export function meaningsIn(quiz: Quiz): (answer: Refused) => Meaning | null {
  const judged = new Map<string, Meaning | null>()
  return ({ asked, heard }) => {
    if (heard === '' || asked === null) return null
    const key = `${asked}\n${heard}`
    const known = judged.get(key)
    if (known !== undefined) return known
    const meaning = meaningIn(quiz, asked, heard)
    judged.set(key, meaning)
    return meaning
  }
}

function meaningIn(quiz: Quiz, asked: string, heard: string): Meaning | null {
  const { language, commands } = quiz
  const rebuses = rebusesOf(quiz)
  const rebus = rebuses.find(({ answer }) => answer === asked)
  if (!rebus) return null
  const understood = understand({ heard, rebus, others: rebuses.filter((other) => other !== rebus), language, commands })
  if (understood.kind === 'answer') return understood.match.right ? 'right' : null
  return understood.kind === 'command' ? (ownCommands.find((each) => each === understood.command) ?? null) : null
}
