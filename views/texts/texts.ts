import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { en } from './texts.en.ts'
import { ru } from './texts.ru.ts'

/** Every text of the page and the chat, in one language. */
export type Texts = typeof ru

/** Returns the texts of the page and the chat in this language. */
export const textsOf = (language: Quiz['language']): Texts => ({ ru, en })[language]
