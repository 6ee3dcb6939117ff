import type { DraftRebus, QuizDraft } from '../rules/draft/draft.ts'
import { lists } from '../rules/draft/draft.ts'
import { type Quiz, type Rebus, rebusesOf } from '../rules/quiz/quiz.ts'
import { type FindRealWords, refusalsWith } from './refusals.ts'

type Spelled = Pick<Rebus, 'answer' | 'accept'>

/** A rebus as it is in the draft, and as it was published: without any spelling where it is new. */
type Changed = { key: string; now: Spelled; before: Spelled }

/**
 * Returns the real words that the new spellings of a draft bring near, by the key of each rebus. Those that were near before have been
 * refused then, or an organiser has taken them out: they do not come back by themselves.
 */
export async function findRefusals(
  draft: QuizDraft,
  published: Quiz | null,
  find: FindRealWords,
): Promise<Map<string, string[]>> {
  const changed = lists.flatMap((list) => draft[list].flatMap((rebus) => changeOf(rebus, published) ?? []))
  if (changed.length === 0) return new Map()
  const spelled = changed.flatMap(({ now, before }) => [now, before])
  const found = await find({ language: draft.language, rebuses: spelled })
  return new Map(
    changed.map(({ key }, at) => {
      const known = new Set(found[2 * at + 1])
      return [key, (found[2 * at] ?? []).filter((word) => !known.has(word))]
    }),
  )
}

function changeOf({ key, answer, accept }: DraftRebus, published: Quiz | null): Changed | null {
  const before = published && rebusesOf(published).find((rebus) => rebus.answer === answer)
  const known = before ? [before.answer, ...before.accept] : []
  const isSame = [answer, ...accept].every((text) => known.includes(text))
  const [first = '', ...others] = known
  return isSame ? null : { key, now: { answer, accept }, before: { answer: first, accept: others } }
}

/** Returns the draft that refuses these words, too. */
export function withRefusals(draft: QuizDraft, words: ReadonlyMap<string, readonly string[]>): QuizDraft {
  const refusing = (rebus: DraftRebus): DraftRebus => {
    const found = words.get(rebus.key) ?? []
    const { accept, refuse = [] } = rebus
    return found.length === 0 ? rebus : { ...rebus, refuse: refusalsWith({ accept, refuse }, found) }
  }
  return { ...draft, rebuses: draft.rebuses.map(refusing), forFun: draft.forFun.map(refusing) }
}
