import { and, asc, eq, gt, lt, ne } from 'drizzle-orm'
import { quizEditors } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'

/** Somebody else who has the draft open. `rebus` is the key of the one that they look at, empty for the list. */
type Editor = { name: string; rebus: string }

/** A page says every half minute that it is open. */
const shownMs = 75_000

type Here = { campaignId: number; session: number; name: string; rebus: string; at: Date }

/** Notes that somebody has the draft open, and returns who else has. */
export async function meetEditors(db: Db, { at, ...here }: Here): Promise<Editor[]> {
  const { campaignId, session, name, rebus } = here
  const since = new Date(at.getTime() - shownMs)
  await db.delete(quizEditors).where(lt(quizEditors.seenAt, since))
  await db
    .insert(quizEditors)
    .values({ ...here, seenAt: at })
    .onConflictDoUpdate({ target: [quizEditors.campaignId, quizEditors.session], set: { name, rebus, seenAt: at } })
  return db
    .select({ name: quizEditors.name, rebus: quizEditors.rebus })
    .from(quizEditors)
    .where(and(eq(quizEditors.campaignId, campaignId), ne(quizEditors.session, session), gt(quizEditors.seenAt, since)))
    .orderBy(asc(quizEditors.name))
}
