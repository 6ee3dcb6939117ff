import type { Quiz } from '../../server/rules/quiz/quiz.ts'

/** How a campaign calls Pavel, in the places of the texts that name him. */
export type Called = {
  name: string
  /** who he is */
  role: string
  /** the button that opens the chat */
  play: string
  /** the name of the chat's log */
  talk: string
  /** the title of a page, after its conference */
  hosts: string
  /** what stands below a score */
  host: string
  /** what goes on after a score, in one sentence */
  afterScore: string
}

const pavel: Record<Quiz['language'], Called> = {
  ru: {
    name: 'Павел',
    role: 'консультант-рептилоид',
    play: 'Поиграть с Павлом',
    talk: 'Разговор с Павлом',
    hosts: 'ребусы от Павла',
    host: 'у\u00a0рептилоида Павла',
    afterScore: ' у\u00a0рептилоида Павла',
  },
  en: {
    name: 'Pavel',
    role: 'reptiloid consultant',
    play: 'Play with Pavel',
    talk: 'The conversation with Pavel',
    hosts: 'rebuses by Pavel',
    host: 'from Pavel the reptiloid',
    afterScore: ' from Pavel the reptiloid',
  },
}

/** Nobody can tell how another name is declined in Russian, so these texts have it in the nominative. */
const others: Record<Quiz['language'], (name: string) => Omit<Called, 'role'>> = {
  ru: (name) => ({
    name,
    play: `${name} зовёт играть`,
    talk: `Разговор: ${name}`,
    hosts: `ребусы загадывает ${name}`,
    host: `Ребусы загадывает ${name}`,
    afterScore: `: ребусы загадывает ${name}`,
  }),
  en: (name) => ({
    name,
    play: `Play with ${name}`,
    talk: `The conversation with ${name}`,
    hosts: `rebuses by ${name}`,
    host: `Rebuses by ${name}`,
    afterScore: `: rebuses by ${name}`,
  }),
}

/** Returns how he is called by a campaign that gives him a name or a role of its own, or neither. */
export function calledIn(
  language: Quiz['language'],
  { name = '', role }: { name?: string; role?: string | undefined } = {},
): Called {
  const usual = pavel[language]
  const isRenamed = name !== '' && name !== usual.name
  return { ...usual, ...(isRenamed && others[language](name)), ...(role !== undefined && { role }) }
}
