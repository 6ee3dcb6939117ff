import { likely, type Unknowns } from '../../../scenario/emulator/unknowns.ts'
import { type QuizFile, readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { fixedQuizPath } from '../../cast/fixed-quiz.ts'

/** An evening with a quiz of two rebuses, whose engine can behave differently in each game. */
export type ShortEvening = Evening & {
  /** sets the engine's behaviour from now on; anything not named behaves as the documentation says */
  engineIs(unknowns: Partial<Unknowns>): void
  /** Pavel's phrases end when the test says so, or at once */
  speaks(how: 'by hand' | 'at once'): void
  /** the number of the n-th person, as the network writes it */
  numberOf(person: number): string
}

export async function opensAShortEvening(options: Parameters<typeof opensTheEvening>[0] = {}): Promise<ShortEvening> {
  let speech: number | 'by hand' = 0
  const evening = await opensTheEvening({ quizFile: await shortQuiz(), ...options }, { speech: () => speech })
  return {
    ...evening,
    engineIs: (unknowns) => void Object.assign(evening.telephone.emulator.unknowns, likely, unknowns),
    speaks: (how) => {
      speech = how === 'by hand' ? how : 0
    },
    numberOf: (person) => String(79161000000 + person),
  }
}

async function shortQuiz(): Promise<QuizFile> {
  const file = await readQuiz(fixedQuizPath())
  return { ...file, quiz: { ...file.quiz, rebuses: file.quiz.rebuses.slice(0, 2) } }
}
