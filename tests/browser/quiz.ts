import { readFileSync } from 'node:fs'
import type { Quiz } from '../../server/rules/quiz/schema.ts'

/** The server's default quiz. */
export const quiz: Quiz = JSON.parse(readFileSync(new URL('../../scenario/quizzes/intercom-ru.json', import.meta.url), 'utf8'))

/** Returns the answer to a rebus; the first is 1. */
export const answerTo = (rebus: number): string => quiz.rebuses[rebus - 1]?.answer ?? ''
