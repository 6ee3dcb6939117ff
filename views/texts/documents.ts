import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { documents as en } from './documents.en.ts'
import { documents as ru } from './documents.ru.ts'

/** The texts of a campaign's rules and of its consent, in one language. */
export type DocumentTexts = typeof ru

/** Returns the texts of the rules and of the consent in this language. */
export const documentTextsIn = (language: Quiz['language']): DocumentTexts => ({ ru, en })[language]
