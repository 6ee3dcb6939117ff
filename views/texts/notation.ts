import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { notationTexts as en } from './notation.en.ts'
import { notationTexts as ru } from './notation.ru.ts'

/** Every text of the page about lines of notation, in one language. */
export type NotationTexts = typeof ru

/** Returns the texts of the page about lines in this language. */
export const notationTextsIn = (language: Quiz['language']): NotationTexts => ({ ru, en })[language]
