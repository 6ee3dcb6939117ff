import { draftOf } from '../rules/draft/draft.ts'
import { type Acceptance, draftWith, type Objection, objectionTo, objectionToDraft, quizWith } from '../rules/refused/refused.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { type GameContext, inTransaction, type Transaction } from '../store/store.ts'
import { withLate } from './draft-refusals.ts'
import { lockQuiz, openDraft, writeDraft } from './drafts.ts'
import { publish } from './versions.ts'

/** Where accepted words go: into the draft alone, or into a version of their own at once. */
export const acceptedInto = ['publish', 'draft'] as const
type AcceptedInto = (typeof acceptedInto)[number]

/**
 * What became of the wish to accept words. `accepted already`: somebody was first, and nothing has changed; `isDraft`: they are in the
 * draft, and not published yet.
 */
export type Accepting =
  | { kind: 'published'; number: number }
  | { kind: 'drafted' }
  | { kind: 'accepted already'; isDraft: boolean }
  | { kind: 'refused'; objection: Objection }

type Way = {
  into: AcceptedInto
  by: Author
  /** what belongs to it: done in the same transaction, once the words count */
  also?(tx: Transaction['tx'], at: Date): Promise<void>
}

/**
 * Makes words count as an answer or a command of a campaign. Published at once, they are all that the new version adds; what else is in
 * the draft waits there, and gets them too. Where the words belong to another rebus, or cannot be accepted for another reason, nothing
 * changes. The real words near a new spelling are looked for in the background, and come into the draft.
 */
export async function acceptWords(
  context: GameContext,
  campaignId: number,
  acceptance: Acceptance,
  { into, by, also }: Way,
): Promise<Accepting> {
  const accepting = await inTransaction<Accepting>(context, async (transaction) => {
    const { tx, at } = transaction
    const { quiz: draft, saved, published, publishedQuiz } = await openDraft(await lockQuiz(tx, campaignId), campaignId)
    if (!publishedQuiz) return { kind: 'refused', objection: { kind: 'no such rebus' } }
    const objection = objectionTo(publishedQuiz, acceptance)
    if (objection?.kind === 'accepted already') return { kind: 'accepted already', isDraft: false }
    const refused = objection ?? objectionToDraft(draft, acceptance)
    if (refused) return { kind: 'refused', objection: refused }
    const quiz = quizWith(publishedQuiz, acceptance)
    const drafted = into === 'draft' || saved ? draftWith(draft, acceptance) : null
    if (into === 'draft' && !drafted) return { kind: 'accepted already', isDraft: true }
    const isLate = into === 'publish' && acceptance.kind === 'spelling' && context.lookups !== undefined
    const written = isLate ? withLate(drafted ?? (saved ? draft : draftOf(quiz)), publishedQuiz, acceptance.rebus) : drafted
    if (written) await writeDraft(tx, campaignId, { quiz: written, savedAt: at, savedBy: by.name })
    await noteAcceptance(transaction, by, acceptance)
    await also?.(tx, at)
    if (into === 'draft') return { kind: 'drafted' }
    await publish(tx, { campaignId, quiz, files: new Map(), by: by.name, at })
    return { kind: 'published', number: (published?.number ?? 0) + 1 }
  })
  void context.lookups?.begin(context, campaignId)
  return accepting
}

async function noteAcceptance(transaction: Transaction, by: Author, acceptance: Acceptance): Promise<void> {
  await noteDeed(transaction, by, { what: 'accepted a spelling', about: describeAcceptance(acceptance) })
}

/** Returns what words mean now, as the log has it: `дедлайн: дедлайм`, `hint: давай другую`. */
export function describeAcceptance(acceptance: Acceptance): string {
  return `${acceptance.kind === 'spelling' ? acceptance.rebus : acceptance.command}: ${acceptance.words}`
}
