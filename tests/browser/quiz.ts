import { readFileSync } from 'node:fs'
import type { Quiz } from '../../server/rules/quiz/schema.ts'

/** The quiz that the server plays when none is set. */
export const quiz: Quiz = JSON.parse(readFileSync(new URL('../../scenario/quizzes/intercom-ru.json', import.meta.url), 'utf8'))

/** The answer to a rebus, counted from 1. */
export const answerTo = (rebus: number): string => quiz.rebuses[rebus - 1]?.answer ?? ''
