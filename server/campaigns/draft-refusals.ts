import { isDeepStrictEqual } from 'node:util'
import { type DraftRebus, lists, type NearWords, type QuizDraft } from '../rules/draft/draft.ts'
import { type Quiz, type Rebus, rebusesOf } from '../rules/quiz/quiz.ts'
import { type FindRealWords, refusalsWith } from './refusals.ts'

/** A rebus of a draft that has new spellings: all of them, and those whose real neighbours have been refused before. */
type Wanted = { key: string; spellings: string[]; known: string[] }

/**
 * Returns the rebuses with new spellings. The neighbours of the others have been refused when they were published, or an organiser has
 * taken them out: they do not come back by themselves.
 */
function wantedOf(draft: QuizDraft, published: Quiz | null): Wanted[] {
  return lists.flatMap((list) =>
    draft[list].flatMap((rebus) => {
      const { key, answer, isOff = false } = rebus
      const known = draft.near?.[key]?.known ?? publishedOf(published, answer)
      const spellings = spellingsOf(rebus)
      const isNew = spellings.some((spelling) => !known.includes(spelling))
      return answer !== '' && !isOff && isNew ? [{ key, spellings, known }] : []
    }),
  )
}

const spellingsOf = ({ answer, accept }: Pick<Rebus, 'answer' | 'accept'>) => [answer, ...accept]

function publishedOf(published: Quiz | null, answer: string): string[] {
  const rebus = published && rebusesOf(published).find((one) => one.answer === answer)
  return rebus ? spellingsOf(rebus) : []
}

type Found = { key: string; found: NonNullable<NearWords['found']> }

/** Asks dictionaries for the words that the new spellings of rebuses bring near. */
export async function findNear(
  wanted: readonly Wanted[],
  language: QuizDraft['language'],
  find: FindRealWords,
): Promise<Found[]> {
  if (wanted.length === 0) return []
  const asked = wanted.flatMap(({ spellings, known }) => [spellings, known])
  const near = await find({ language, rebuses: asked.map(([answer = '', ...accept]) => ({ answer, accept })) })
  return wanted.map(({ key, spellings }, at) => {
    const before = new Set(near[2 * at + 1])
    return { key, found: { spellings, words: (near[2 * at] ?? []).filter((word) => !before.has(word)) } }
  })
}

/** Returns the rebuses with new spellings for which no words have been looked for yet. */
export function unfoundIn(draft: QuizDraft, published: Quiz | null): Wanted[] {
  return wantedOf(draft, published).filter((wanted) => !foundFor(draft, wanted))
}

/** Words that were found for other spellings of the rebus say nothing. */
function foundFor({ near }: QuizDraft, { key, spellings }: Wanted): string[] | undefined {
  const found = near?.[key]?.found
  return found && isDeepStrictEqual(found.spellings, spellings) ? found.words : undefined
}

/**
 * Returns the draft with words that were found: for the time when it is published, and at once where that has been already. What has
 * been written since stays.
 */
export function withFound(draft: QuizDraft, published: Quiz | null, found: readonly Found[]): QuizDraft {
  const wanted = wantedOf(draft, published)
  const near = new Map(Object.entries(draft.near ?? {}))
  const late = new Map<string, string[]>()
  for (const each of found) {
    const now = wanted.find(({ key, spellings }) => key === each.key && isDeepStrictEqual(spellings, each.found.spellings))
    if (!now) continue
    const played = publishedOf(published, now.spellings[0] ?? '')
    if (now.spellings.every((spelling) => played.includes(spelling))) {
      late.set(now.key, each.found.words)
      near.delete(now.key)
    } else near.set(now.key, { known: now.known, found: each.found })
  }
  return withNear(withRefusals(draft, late), near)
}

/**
 * Returns the draft as it is to be published: refusing the words that were found. `unfound` are the rebuses that nothing was found
 * for; their words are still to come.
 */
export function readyToPublish(draft: QuizDraft, published: Quiz | null): { quiz: QuizDraft; unfound: Wanted[] } {
  const wanted = wantedOf(draft, published)
  const words = new Map(wanted.map((each) => [each.key, foundFor(draft, each) ?? []]))
  const unfound = wanted.filter((each) => !foundFor(draft, each))
  const near = unfound.map(({ key, known }): [string, NearWords] => [key, { known }])
  return { quiz: withNear(withRefusals(draft, words), new Map(near)), unfound }
}

/** Returns the draft in which the words near new spellings of a rebus are still to come, although they are published already. */
export function withLate(draft: QuizDraft, published: Quiz, answer: string): QuizDraft {
  const near = new Map(Object.entries(draft.near ?? {}))
  const rebuses = lists.flatMap((list) => draft[list]).filter((rebus) => rebus.answer === answer)
  for (const { key } of rebuses) near.set(key, { known: near.get(key)?.known ?? publishedOf(published, answer) })
  return withNear(draft, near)
}

function withNear(draft: QuizDraft, near: ReadonlyMap<string, NearWords>): QuizDraft {
  const { near: _, ...written } = draft
  return near.size === 0 ? written : { ...written, near: Object.fromEntries(near) }
}

/** Returns the draft that refuses these words, too. */
function withRefusals(draft: QuizDraft, words: ReadonlyMap<string, readonly string[]>): QuizDraft {
  const refusing = (rebus: DraftRebus): DraftRebus => {
    const found = words.get(rebus.key) ?? []
    const { accept, refuse = [] } = rebus
    return found.length === 0 ? rebus : { ...rebus, refuse: refusalsWith({ accept, refuse }, found) }
  }
  return { ...draft, rebuses: draft.rebuses.map(refusing), forFun: draft.forFun.map(refusing) }
}
