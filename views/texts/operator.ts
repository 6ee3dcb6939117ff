import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { operatorTexts as en } from './operator.en.ts'
import { operatorTexts as ru } from './operator.ru.ts'

/** Every text of the operator's page, in one language. */
export type OperatorTexts = typeof ru

/** Returns the operator's texts in this language. */
export const operatorTextsIn = (language: Quiz['language']): OperatorTexts => ({ ru, en })[language]
