import { eq } from 'drizzle-orm'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type Author, noteDeed } from '../staff/staff.ts'
import { quizPreviews } from '../store/schema/schema.ts'
import { type Db, type Disguise, type GameContext, inTransaction } from '../store/store.ts'

/** How long the link to a draft shows it. */
const lifetimeMs = 7 * 24 * 3600_000

/** A link to the draft of a campaign, for people without a password. `token` is what is secret in it. */
type Preview = { token: string; expiresAt: Date }

type Where = { campaignId: number; name: string; by: Author }
type Reading = { db: Db; disguise: Disguise }

/** Makes a link to the draft of a campaign. The one before, if there was any, leads nowhere from now on. */
export function makePreview(context: GameContext, { campaignId, name, by }: Where): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const { tx, at } = transaction
    const row = { nonce: randomBytes(24).toString('base64url'), expiresAt: new Date(at.getTime() + lifetimeMs) }
    await tx
      .insert(quizPreviews)
      .values({ campaignId, ...row })
      .onConflictDoUpdate({ target: quizPreviews.campaignId, set: row })
    await noteDeed(transaction, by, { what: 'made a preview link', about: name })
  })
}

/** Makes the link to the draft of a campaign lead nowhere. */
export function takePreviewBack(context: GameContext, { campaignId, name, by }: Where): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const taken = await transaction.tx.delete(quizPreviews).where(eq(quizPreviews.campaignId, campaignId)).returning()
    if (taken.length > 0) await noteDeed(transaction, by, { what: 'took a preview link back', about: name })
  })
}

/** Returns the link to the draft of a campaign, which may have expired; null where there is none. */
export async function readPreview({ db, disguise }: Reading, campaignId: number): Promise<Preview | null> {
  const [row] = await db.select().from(quizPreviews).where(eq(quizPreviews.campaignId, campaignId))
  return row ? { token: tokenOf(row, disguise), expiresAt: row.expiresAt } : null
}

/** Returns the campaign whose draft the link with this token shows, and until when; null where there is no such link. */
export async function findPreview({ db, disguise }: Reading, token: string) {
  const rows = await db.select().from(quizPreviews)
  const row = rows.find((each) => isSame(tokenOf(each, disguise), token))
  return row ? { campaignId: row.campaignId, expiresAt: row.expiresAt } : null
}

/** Signed with the server's key. No telephone number begins with a letter, so no number's pseudonym is a token. */
function tokenOf({ nonce }: { nonce: string }, disguise: Disguise): string {
  return disguise(`preview ${nonce}`).replace(/^hmac:/, '')
}

function isSame(one: string, other: string): boolean {
  const [mine, theirs] = [Buffer.from(one), Buffer.from(other)]
  return mine.length === theirs.length && timingSafeEqual(mine, theirs)
}
