import {
  contentOf,
  type DraftContent,
  type DraftPrizes,
  type DraftRebus,
  emptyContent,
  findRebus,
  type List,
  lists,
  prizesOf,
  type QuizDraft,
} from '../rules/draft/draft.ts'
import type { Author } from '../staff/staff.ts'
import type { GameContext } from '../store/store.ts'
import { changeDraft, markOf } from './drafts.ts'

/**
 * What became of a part that was to be saved. `changed meanwhile`: by somebody else, and `theirs` is what they have written; nothing
 * was saved.
 */
type Saving<Part> = { kind: 'saved' } | { kind: 'changed meanwhile'; theirs: Part } | { kind: 'gone' }

/** A campaign, and who changes its draft. */
type Where = { context: GameContext; campaignId: number; by: Author }

/** Saves what is written of a rebus. `seen` is the mark of what whoever wrote it had before them. */
export function saveRebus({ context, campaignId, by }: Where, key: string, seen: string, content: DraftContent) {
  return changeDraft<Saving<DraftContent>>(context, campaignId, by, (quiz) => {
    const found = findRebus(quiz, key)
    if (!found) return { answer: { kind: 'gone' } }
    const theirs = contentOf(found.rebus)
    if (isOther(theirs, seen, content)) return { answer: { kind: 'changed meanwhile', theirs } }
    const rebus = { ...found.rebus, ...content }
    return { quiz: { ...quiz, [found.list]: quiz[found.list].with(found.index, rebus) }, answer: { kind: 'saved' } }
  })
}

/** Saves the prizes and the numbers. */
export function savePrizes({ context, campaignId, by }: Where, seen: string, prizes: DraftPrizes) {
  return changeDraft<Saving<DraftPrizes>>(context, campaignId, by, (quiz) => {
    const theirs = prizesOf(quiz)
    if (isOther(theirs, seen, prizes)) return { answer: { kind: 'changed meanwhile', theirs } }
    const { asks: _, ...rest } = quiz
    const { phraseEndMs: __, longestSpeechMs: ___, ...voice } = { ...quiz.voice }
    return { quiz: { ...rest, ...prizes, voice: { ...voice, ...prizes.voice } }, answer: { kind: 'saved' } }
  })
}

const isOther = (theirs: unknown, seen: string, mine: unknown) => markOf(theirs) !== seen && markOf(theirs) !== markOf(mine)

/** What can be done to a rebus in the list. */
export const listChanges = ['up', 'down', 'copy', 'off', 'on', 'delete'] as const
type ListChange = (typeof listChanges)[number]

/** Changes the list around a rebus. One that somebody has changed since it was seen is not deleted. */
export function changeList({ context, campaignId, by }: Where, key: string, seen: string, change: ListChange) {
  return changeDraft<{ kind: 'saved' | 'gone' | 'changed meanwhile' }>(context, campaignId, by, (quiz) => {
    const found = findRebus(quiz, key)
    if (!found) return { answer: { kind: 'gone' } }
    const { list, index, rebus } = found
    if (change === 'delete' && markOf(contentOf(rebus)) !== seen) return { answer: { kind: 'changed meanwhile' } }
    const changed = changeAt(quiz[list], index, change, nextKey(quiz))
    return { quiz: { ...quiz, [list]: changed }, answer: { kind: 'saved' } }
  })
}

function changeAt(rebuses: DraftRebus[], index: number, change: ListChange, key: string): DraftRebus[] {
  const rebus = rebuses[index]
  if (!rebus) return rebuses
  switch (change) {
    case 'up':
    case 'down': {
      const place = Math.max(0, index + (change === 'up' ? -1 : 1))
      return rebuses.toSpliced(index, 1).toSpliced(place, 0, rebus)
    }
    case 'copy':
      return rebuses.toSpliced(index + 1, 0, { ...rebus, key })
    case 'off':
    case 'on':
      return rebuses.with(index, { ...rebus, isOff: change === 'off' })
    case 'delete':
      return rebuses.toSpliced(index, 1)
  }
}

/** Adds an empty rebus at the end of a list. Returns its key. */
export async function addRebus({ context, campaignId, by }: Where, list: List): Promise<string> {
  const { key } = await changeDraft(context, campaignId, by, (quiz) => {
    const added = { key: nextKey(quiz), ...emptyContent }
    return { quiz: { ...quiz, [list]: [...quiz[list], added] }, answer: { kind: 'saved', key: added.key } }
  })
  return key
}

function nextKey(quiz: QuizDraft): string {
  const keys = lists.flatMap((list) => quiz[list].map(({ key }) => Number(key)))
  return String(Math.max(0, ...keys) + 1)
}
