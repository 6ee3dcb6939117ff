import type { Expected, Language } from '../../../server/rules/matching/attempt.ts'
import { understand as understandAttempt, type Understood } from '../../../server/rules/matching/matching.ts'

export type { Language } from '../../../server/rules/matching/attempt.ts'

const rebus = (answer: string, ...accept: string[]): Expected => ({ answer, accept })

/** A rebus for each language, with others beside it. */
const asked: Record<Language, { rebus: Expected; others: Expected[] }> = {
  ru: {
    rebus: rebus('дедлайн', 'deadline', 'крайний срок'),
    others: [rebus('пароль', 'password'), rebus('колл-центр', 'call center'), rebus('оператор'), rebus('ошибка 404', '404')],
  },
  en: {
    rebus: rebus('deadline', 'due date'),
    others: [rebus('password'), rebus('call center', 'call centre'), rebus('keyboard'), rebus('error 404', '404')],
  },
}

/** Returns how these words are understood while «дедлайн» is asked, in English “deadline”. */
export function understand(heard: string, language: Language = 'ru'): Understood {
  return understandAttempt({ heard, language, ...asked[language] })
}

/** Returns whether these words are the answer. */
export function isRight(heard: string, language: Language = 'ru'): boolean {
  const understood = understand(heard, language)
  return understood.kind === 'answer' && understood.match.right
}
