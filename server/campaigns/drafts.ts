import { eq, inArray } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import {
  type DraftFault,
  draftOf,
  emptyDraft,
  faultsOfDraft,
  filesIn,
  type QuizDraft,
  quizFormOf,
  writtenOf,
} from '../rules/draft/draft.ts'
import { Quiz } from '../rules/quiz/quiz.ts'
import type { Author } from '../staff/staff.ts'
import { campaigns, pictures, quizDrafts, quizVersions } from '../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction } from '../store/store.ts'
import { knownIcons } from './icon-search.ts'

/** A published version: its number in the campaign, and who published it when. */
export type Published = Omit<typeof quizVersions.$inferSelect, 'quiz' | 'guesses' | 'campaignId'>

/** What is being written for a campaign. `saved` is null while it is as it was published, or nobody has begun. */
export type Draft = {
  quiz: QuizDraft
  saved: { at: Date; by: string } | null
  published: Published | null
  publishedQuiz: Quiz | null
  /** whether publishing would change anything for new games */
  isChanged: boolean
  faults: DraftFault[]
}

/** Returns a short name of a part's content, by which whoever saves it again says what they have seen. */
export const markOf = (part: unknown): string =>
  createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 16)

/** Reads the draft of a campaign with all of its faults. Throws when there is no such campaign. */
export async function readDraft(db: Db, campaignId: number): Promise<Draft> {
  const { quiz, saved, published, publishedQuiz } = await openDraft(db, campaignId)
  const faults = await findFaults(db, quiz)
  const isChanged = faults.length > 0 || !isDeepStrictEqual(v.parse(Quiz, quizFormOf(quiz).form), publishedQuiz)
  return { quiz, saved, published, publishedQuiz, isChanged, faults }
}

/** Reads what is written, without judging it. */
export const readDraftQuiz = async (db: Db, campaignId: number): Promise<QuizDraft> => (await openDraft(db, campaignId)).quiz

/**
 * Changes the draft of a campaign. `act` returns the quiz as it shall be, or an answer for whoever asked that leaves it as it is.
 * Changes of one draft wait for each other. The real words near new spellings are looked for afterwards, in the background.
 */
export async function changeDraft<Answer extends { kind: string }>(
  context: GameContext,
  campaignId: number,
  by: Author,
  act: (quiz: QuizDraft) => { quiz: QuizDraft; answer: Answer } | { answer: Answer },
): Promise<Answer> {
  const answer = await inTransaction(context, async ({ tx, at: savedAt }) => {
    const { quiz } = await openDraft(await lockQuiz(tx, campaignId), campaignId)
    const acted = act(quiz)
    if ('quiz' in acted) await writeDraft(tx, campaignId, { quiz: acted.quiz, savedAt, savedBy: by.name })
    return acted.answer
  })
  void context.lookups?.begin(context, campaignId)
  return answer
}

/** Writes the draft of a campaign. Expects its quiz to be locked. */
export async function writeDraft(
  tx: Db,
  campaignId: number,
  row: Omit<typeof quizDrafts.$inferInsert, 'campaignId'>,
): Promise<void> {
  await tx
    .insert(quizDrafts)
    .values({ campaignId, ...row })
    .onConflictDoUpdate({ target: quizDrafts.campaignId, set: row })
}

/** Returns the mark of a whole draft, and of the version that it would replace. */
export const markOfDraft = ({ quiz, published }: Pick<Draft, 'quiz' | 'published'>): string =>
  markOf([writtenOf(quiz), published?.id ?? null])

/**
 * Makes all who change or publish the quiz of a campaign wait for each other. Games go on meanwhile: an answer names its campaign, and
 * so would wait for a stronger lock.
 */
export async function lockQuiz(tx: Db, campaignId: number): Promise<Db> {
  await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, campaignId)).for('no key update')
  return tx
}

/** Reads what is written for a campaign and what is published, without judging it. Throws when there is no such campaign. */
export async function openDraft(db: Db, campaignId: number) {
  const [row] = await db
    .select({ campaign: campaigns, draft: quizDrafts, version: quizVersions })
    .from(campaigns)
    .leftJoin(quizDrafts, eq(quizDrafts.campaignId, campaigns.id))
    .leftJoin(quizVersions, eq(quizVersions.id, campaigns.publishedId))
    .where(eq(campaigns.id, campaignId))
  if (!row) throw new Error(`there is no campaign ${campaignId}`)
  const { campaign, draft, version } = row
  const publishedQuiz = version && v.parse(Quiz, version.quiz)
  const begun = publishedQuiz ? draftOf(publishedQuiz) : emptyDraft(campaign.language, campaign.name)
  return {
    quiz: draft?.quiz ?? begun,
    saved: draft && { at: draft.savedAt, by: draft.savedBy },
    published: version && publishedOf(version),
    publishedQuiz,
  }
}

function publishedOf({ id, number, publishedAt, publishedBy }: typeof quizVersions.$inferSelect): Published {
  return { id, number, publishedAt, publishedBy }
}

async function findFaults(db: Db, quiz: QuizDraft): Promise<DraftFault[]> {
  const named = filesIn(quiz)
  const known =
    named.length > 0 ? await db.select({ name: pictures.name }).from(pictures).where(inArray(pictures.name, named)) : []
  return faultsOfDraft(quiz, { icons: knownIcons, files: new Set(known.map(({ name }) => name)) })
}
