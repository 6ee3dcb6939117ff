import type { Expected, Language } from '../../../server/rules/matching/attempt.ts'
import { understand as understandAttempt, type Understood } from '../../../server/rules/matching/matching.ts'

export type { Language } from '../../../server/rules/matching/attempt.ts'

const rebus = (answer: string, ...accept: string[]): Expected => ({ answer, accept })

/** The pictures of a rebus two of which are these lines. */
function picturesOf(easier: string, easiest: string): Expected['pictures'] {
  const drawn = (line: string) => ({ description: '', line })
  return { hard: { description: '' }, easier: drawn(easier), easiest: drawn(easiest), solved: { description: '' } }
}

/** A rebus for each language, with others beside it. */
const asked: Record<Language, { rebus: Expected; others: Expected[] }> = {
  ru: {
    rebus: {
      ...rebus('дедлайн', 'deadline', 'крайний срок'),
      pictures: picturesOf('дед:old-man + лай(к=н):thumbs-up', 'паровоз,,,:locomotive + лайн'),
    },
    others: [rebus('пароль', 'password'), rebus('колл-центр', 'call center'), rebus('оператор'), rebus('ошибка 404', '404')],
  },
  en: {
    rebus: { ...rebus('deadline', 'due date'), pictures: picturesOf('d + ,,bread:bread + (w=l)ine:wine-glass', 'dead + line') },
    others: [rebus('password'), rebus('call center', 'call centre'), rebus('keyboard'), rebus('error 404', '404')],
  },
}

/** Returns how these words are understood while «дедлайн» is asked, in English “deadline”, or the other rebus that accepts `asks`. */
export function understand(heard: string, language: Language = 'ru', asks?: string): Understood {
  const { rebus, others } = asked[language]
  const all = [rebus, ...others]
  const current = asks === undefined ? rebus : all.find(({ accept }) => accept.includes(asks))
  if (!current) throw new Error(`no rebus accepts «${asks}»`)
  return understandAttempt({ heard, language, rebus: current, others: all.filter((other) => other !== current) })
}

/** Returns whether these words are the answer. */
export function isRight(heard: string, language: Language = 'ru'): boolean {
  const understood = understand(heard, language)
  return understood.kind === 'answer' && understood.match.right
}
