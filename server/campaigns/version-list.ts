import { and, desc, eq } from 'drizzle-orm'
import * as v from 'valibot'
import { differencesOfVersions, type VersionDifferences } from '../rules/draft/draft.ts'
import { Quiz } from '../rules/quiz/quiz.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { quizDrafts, quizVersions } from '../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction } from '../store/store.ts'
import { lockQuiz, type Published, readDraft } from './drafts.ts'
import { countPrizes } from './pools.ts'
import { publish } from './versions.ts'

/** A published version, and how it differs from the one before; null for the first. */
export type VersionLine = Published & { differences: VersionDifferences | null }

/** Returns the versions of a campaign's quiz, the newest first. */
export async function readVersions(db: Db, campaignId: number): Promise<VersionLine[]> {
  const rows = await db
    .select()
    .from(quizVersions)
    .where(eq(quizVersions.campaignId, campaignId))
    .orderBy(desc(quizVersions.number))
  const quizzes = rows.map(({ quiz }) => v.parse(Quiz, quiz))
  return rows.map(({ id, number, publishedAt, publishedBy }, index) => {
    const [quiz, before] = [quizzes[index], quizzes[index + 1]]
    return { id, number, publishedAt, publishedBy, differences: quiz && before ? differencesOfVersions(before, quiz) : null }
  })
}

/** What became of the wish to publish an earlier version again. */
export type Republishing = { kind: 'published'; number: number } | { kind: 'gone' } | { kind: 'changed meanwhile' }

/**
 * Publishes an earlier version again, as the next one. `seen` is the id of the version that was the published one for whoever asked.
 * A draft in which nothing new is written goes with it; another stays.
 */
export function publishAgain(context: GameContext, campaignId: number, by: Author, number: number, seen: number) {
  return inTransaction<Republishing>(context, async (transaction) => {
    const { tx, at } = transaction
    const { published, isChanged } = await readDraft(await lockQuiz(tx, campaignId), campaignId)
    if (published?.id !== seen) return { kind: 'changed meanwhile' }
    const isIt = and(eq(quizVersions.campaignId, campaignId), eq(quizVersions.number, number))
    const [version] = await tx.select().from(quizVersions).where(isIt)
    if (!version || version.id === published.id) return { kind: 'gone' }
    const quiz = v.parse(Quiz, version.quiz)
    if (!isChanged) await tx.delete(quizDrafts).where(eq(quizDrafts.campaignId, campaignId))
    await publish(tx, { campaignId, quiz, files: new Map(), by: by.name, at })
    await countPrizes(tx, campaignId, quiz)
    await noteDeed(transaction, by, { what: 'published a quiz', about: `${quiz.title} · ${published.number + 1} (${number})` })
    return { kind: 'published', number: published.number + 1 }
  })
}
