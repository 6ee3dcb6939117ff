import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { spoken as english } from './spoken.en.ts'
import { spoken as russian } from './spoken.ru.ts'

export type Spoken = typeof russian

/** The digits a caller has to give: a pairing code of up to `most` digits and, `withNumber`, the end of their phone number. */
export type Wanted = { most: number; withNumber: boolean }

/** Returns what Pavel says on the phone, in the quiz's language. */
export function spokenIn(language: Quiz['language']): Spoken {
  return language === 'ru' ? russian : english
}
