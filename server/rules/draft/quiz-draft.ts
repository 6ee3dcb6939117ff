import { type Level, levels, type Quiz, type Rebus } from '../quiz/quiz.ts'

/** A picture as it was typed. A recipe that is no JSON is kept as the text that it is. */
export type DraftPicture = { description?: string; line?: string; recipe?: unknown; file?: string }

/** What is edited of a rebus as one. Every part of it may be faulty. */
export type DraftContent = {
  answer: string
  accept: string[]
  /** a draft that is older than this field has none */
  refuse?: string[]
  why: string
  difficulty: unknown
  pictures: Record<Level, DraftPicture>
}

/** `key` is what a rebus is called as long as the draft lasts. One that is off is kept and not published. */
export type DraftRebus = DraftContent & { key: string; isOff?: boolean }

/** What is edited as one beside the rebuses. Numbers are what was typed: a number, or a text that is none. */
export type DraftPrizes = {
  title: string
  points: unknown[]
  tiers: DraftTier[]
  /** `version`: as in a quiz file from before; nothing uses it */
  consent: { version?: string | undefined; text: string; keptDays?: unknown }
  asks?: unknown
  listenSeconds: unknown
  graceMinutes: unknown
  voice: DraftTimes
}

/** When a caller’s phrase is over, in milliseconds; what is usual, where one is left out. */
type DraftTimes = { phraseEndMs?: unknown; longestSpeechMs?: unknown }

export type DraftTier = {
  id?: string
  atLeast: unknown
  discount?: unknown
  title: string
  spoken: string
  most?: unknown
  codes?: string
}

/**
 * What dictionaries say about the spellings of a rebus. Nobody writes it, and it goes to no quiz: `known` are the spellings whose real
 * neighbours were refused when they were published; `found` are the words that others bring near, once they have been looked for.
 */
export type NearWords = { known: string[]; found?: { spellings: string[]; words: string[] } }

/**
 * A quiz while it is written: a quiz file that may be faulty. What no form changes stays as it was published. `near` is by the keys of
 * rebuses, and lacks those that are as they were published.
 */
export type QuizDraft = DraftPrizes &
  Pick<Quiz, 'language' | 'scenes'> &
  Partial<Pick<Quiz, 'callHours' | 'commands'>> & {
    rebuses: DraftRebus[]
    forFun: DraftRebus[]
    near?: Record<string, NearWords>
  }

/** Returns what somebody has written of a draft. */
export function writtenOf({ near: _, ...written }: QuizDraft): QuizDraft {
  return written
}

/** The lists of rebuses. */
export const lists = ['rebuses', 'forFun'] as const
export type List = (typeof lists)[number]

/** Returns the draft of a published quiz. The same quiz always gives the same keys. */
export function draftOf(quiz: Quiz): QuizDraft {
  const keyed = (rebus: Rebus, index: number): DraftRebus => ({ key: String(index + 1), ...rebus })
  const { rebuses, forFun, ...rest } = quiz
  return {
    ...rest,
    rebuses: rebuses.map(keyed),
    forFun: forFun.map((rebus, index) => keyed(rebus, rebuses.length + index)),
  }
}

/** Returns the draft of a campaign that has published nothing. */
export function emptyDraft(language: Quiz['language'], title: string): QuizDraft {
  return {
    language,
    title,
    listenSeconds: 10,
    graceMinutes: 15,
    voice: {},
    points: [10, 6, 3],
    tiers: [],
    consent: { text: '', keptDays: 90 },
    scenes: {},
    rebuses: [],
    forFun: [],
  }
}

/** A rebus in which nothing has been written. */
export const emptyContent: DraftContent = {
  answer: '',
  accept: [],
  refuse: [],
  why: '',
  difficulty: 1,
  pictures: { hard: {}, easier: {}, easiest: {}, solved: {} },
}

/** Returns the rebus with this key, and where it is; undefined when there is none. */
export function findRebus(draft: QuizDraft, key: string): { list: List; index: number; rebus: DraftRebus } | undefined {
  for (const list of lists) {
    const index = draft[list].findIndex((rebus) => rebus.key === key)
    const rebus = draft[list][index]
    if (rebus) return { list, index, rebus }
  }
  return undefined
}

/** Returns what is edited of a rebus. */
export const contentOf = ({ answer, accept, refuse = [], why, difficulty, pictures }: DraftContent): DraftContent => ({
  answer,
  accept,
  refuse,
  why,
  difficulty,
  pictures,
})

/** Returns what is edited beside the rebuses. */
export function prizesOf(draft: DraftPrizes): DraftPrizes {
  const { title, points, tiers, asks, listenSeconds, graceMinutes } = draft
  const { version: _, ...consent } = draft.consent
  const voice = timesOf(draft.voice)
  return { title, points, tiers, consent, listenSeconds, graceMinutes, voice, ...(asks !== undefined && { asks }) }
}

/** Drafts that are older than these fields may have none. */
function timesOf({ phraseEndMs, longestSpeechMs }: DraftTimes = {}): DraftTimes {
  return { ...(phraseEndMs !== undefined && { phraseEndMs }), ...(longestSpeechMs !== undefined && { longestSpeechMs }) }
}

/** Returns the quiz file that the draft would be published as, and the keys of its rebuses in their order. */
export function quizFormOf(draft: QuizDraft): {
  form: Record<List, unknown[]> & Record<string, unknown>
  keys: Record<List, string[]>
} {
  const on = (list: List) => draft[list].filter(({ isOff }) => !isOff)
  const keysOf = (list: List) => on(list).map(({ key }) => key)
  return {
    form: { ...writtenOf(draft), rebuses: on('rebuses').map(formOf), forFun: on('forFun').map(formOf) },
    keys: { rebuses: keysOf('rebuses'), forFun: keysOf('forFun') },
  }
}

const formOf = ({ key: _, isOff: __, ...rebus }: DraftRebus) => rebus

/** Returns the names of the picture files that the draft shows. */
export function filesIn(draft: QuizDraft): string[] {
  return lists.flatMap((list) => draft[list].flatMap(({ pictures }) => levels.flatMap((level) => pictures[level].file ?? [])))
}
