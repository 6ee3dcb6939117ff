import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { en } from './chat.en.ts'
import { ru } from './chat.ru.ts'

/** Every text of the page and the chat, in one language. */
export type Texts = typeof ru

/** Returns the texts of the page and the chat in this language. */
export const textsOf = (language: Quiz['language']): Texts => ({ ru, en })[language]
