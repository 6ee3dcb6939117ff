import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { phoneTexts as en } from './simulator.en.ts'
import { phoneTexts as ru } from './simulator.ru.ts'

/** Every text of the phone simulator, in one language. */
export type PhoneTexts = typeof ru

/** Returns the simulator's texts in this language. */
export const phoneTextsIn = (language: Quiz['language']): PhoneTexts => ({ ru, en })[language]
