import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { spoken as english } from './spoken.en.ts'
import { spoken as russian } from './spoken.ru.ts'

export type Spoken = typeof russian

/** The digits that a caller has to give: `most` of them at most, and the end of his number where digits are being guessed. */
export type Wanted = { most: number; withNumber: boolean }

/** Pavel's lines in the quiz's language. */
export function spokenIn(language: Quiz['language']): Spoken {
  return language === 'ru' ? russian : english
}
