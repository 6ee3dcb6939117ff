import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { type Called, calledIn } from './called.ts'
import { en } from './chat.en.ts'
import { ru } from './chat.ru.ts'

/** Every text of the page and the chat, in one language. */
export type Texts = ReturnType<typeof ru>

/** Returns the texts of the page and the chat in this language; `called` is how a campaign calls him. */
export const textsOf = (language: Quiz['language'], called: Called = calledIn(language)): Texts => ({ ru, en })[language](called)
