import { readdir } from 'node:fs/promises'
import { checkQuiz, quizzesFolder, type QuizFile } from './quiz-file.ts'

/** Returns the shipped quizzes that can be played, by the names of their files. */
export async function readTemplates(): Promise<QuizFile[]> {
  const files = (await readdir(quizzesFolder)).filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
  const checked = await Promise.all(files.toSorted().map((file) => checkQuiz(file)))
  return checked.flatMap(({ faults, quizFile }) => (quizFile && faults.length === 0 ? [quizFile] : []))
}
