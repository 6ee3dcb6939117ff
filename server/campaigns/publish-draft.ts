import * as v from 'valibot'
import { quizFormOf } from '../rules/draft/draft.ts'
import { Quiz } from '../rules/quiz/quiz.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { type GameContext, inTransaction } from '../store/store.ts'
import { readyToPublish } from './draft-refusals.ts'
import { lockQuiz, markOfDraft, openDraft, readDraft, writeDraft } from './drafts.ts'
import { countPrizes } from './pools.ts'
import { publish } from './versions.ts'

/** What became of the wish to publish. */
type Publishing =
  /** `isChecked`: the real words near all new spellings are refused */
  | { kind: 'published'; number: number; isChecked: boolean }
  | { kind: 'faulty' }
  | { kind: 'nothing new' }
  /** somebody has saved or published since the page was shown */
  | { kind: 'changed meanwhile' }

/**
 * Publishes the draft, if it still is the one with this mark and is without faults. Games that have begun go on as they are. The real
 * words near new spellings are refused. They have been looked for while the draft was written; where they are not there yet, they are
 * waited for, but not for long, and come into the draft when they are found.
 */
export async function publishDraft(context: GameContext, campaignId: number, by: Author, mark: string): Promise<Publishing> {
  const { lookups } = context
  if (lookups && mark === markOfDraft(await openDraft(context.db, campaignId))) await lookups.waitFor(context, campaignId)
  const publishing = await inTransaction<Publishing>(context, async (transaction) => {
    const { tx, at } = transaction
    const written = await readDraft(await lockQuiz(tx, campaignId), campaignId)
    const { published, publishedQuiz, isChanged, faults, saved } = written
    if (mark !== markOfDraft(written)) return { kind: 'changed meanwhile' }
    if (faults.length > 0) return { kind: 'faulty' }
    if (!isChanged) return { kind: 'nothing new' }
    const { quiz, unfound } = lookups ? readyToPublish(written.quiz, publishedQuiz) : { quiz: written.quiz, unfound: [] }
    const next = v.parse(Quiz, quizFormOf(quiz).form)
    const number = (published?.number ?? 0) + 1
    await publish(tx, { campaignId, quiz: next, files: new Map(), by: by.name, at })
    if (saved && lookups) await writeDraft(tx, campaignId, { quiz, savedAt: saved.at, savedBy: saved.by })
    await countPrizes(tx, campaignId, next)
    await noteDeed(transaction, by, { what: 'published a quiz', about: `${quiz.title} · ${number}` })
    return { kind: 'published', number, isChecked: unfound.length === 0 }
  })
  if (publishing.kind === 'published' && !publishing.isChecked) void lookups?.begin(context, campaignId)
  return publishing
}
