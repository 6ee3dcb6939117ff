import { and, desc, eq, gt, inArray, isNull, lt, ne, type SQL } from 'drizzle-orm'
import { sessions } from '../store/schema/schema.ts'
import { type GameContext, hashToken, inTransaction } from '../store/store.ts'
import { type Author, noteDeed } from './deeds.ts'
import type { Marks, StaffRole } from './passwords.ts'

/** A live session: who has it, and since when. */
export type Session = { id: number; name: string; role: StaffRole; signedInAt: Date; seenAt: Date }

/**
 * What a token stands for. `isLive` is false in a session that was ended, or has lapsed: its browser is known, and nothing more.
 */
export type Found = Session & { isLive: boolean }

/** A session that nobody uses for so long has lapsed. An open page uses it every few seconds. */
const idleMs = 12 * 3600_000
/** However much it is used, it lapses so long after the sign-in. */
const longestMs = 7 * 24 * 3600_000
/** So long a browser that has signed in is known. */
export const knownMs = 30 * 24 * 3600_000
/** `seenAt` is not written more often. */
const seenEveryMs = 60_000

const tokenBytes = 32

type Opening = {
  /** of the password that opens it */
  passwordMark: string
  /** the session that the browser had before; it ends */
  former: number | null
}

/** Opens a session and returns its token, which only the browser keeps. Forgets the browsers that have not signed in for long. */
export function openSession(context: GameContext, author: Author, { passwordMark, former }: Opening): Promise<string> {
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(tokenBytes))).toString('base64url')
  return inTransaction(context, async (transaction) => {
    const { tx, at } = transaction
    await tx.delete(sessions).where(lt(sessions.signedInAt, new Date(at.getTime() - knownMs)))
    if (former !== null)
      await tx
        .update(sessions)
        .set({ endedAt: at })
        .where(isOpen(eq(sessions.id, former)))
    const { name } = author
    await tx.insert(sessions).values({ token: hashToken(token), name, passwordMark, signedInAt: at, seenAt: at })
    await noteDeed(transaction, author, { what: 'signed in' })
    return token
  })
}

/** Finds the session of a token. Null when there is none, or when the password that opened it is no longer set. */
export async function findSession(context: GameContext, marks: Marks, token: string): Promise<Found | null> {
  const { db, now } = context
  const [row] = await db
    .select()
    .from(sessions)
    .where(eq(sessions.token, hashToken(token)))
  const role = row ? await marks.roleOf(row.passwordMark) : null
  if (!row || !role) return null
  const at = now()
  const isLive =
    row.endedAt === null && row.seenAt.getTime() > at.getTime() - idleMs && row.signedInAt.getTime() > at.getTime() - longestMs
  const { id, name, signedInAt, seenAt } = row
  return { id, name, role, signedInAt, seenAt, isLive }
}

/** Notes that a session is used. */
export async function noteUse({ db, now }: GameContext, { id, seenAt }: Session): Promise<void> {
  const at = now()
  if (at.getTime() - seenAt.getTime() < seenEveryMs) return
  await db.update(sessions).set({ seenAt: at }).where(eq(sessions.id, id))
}

/** Reads all live sessions, the newest first. */
export async function readSessions({ db, now }: GameContext, marks: Marks): Promise<Session[]> {
  const rows = await db.select().from(sessions).where(areLive(now())).orderBy(desc(sessions.id))
  const found = await Promise.all(rows.map(async (row) => ({ ...row, role: await marks.roleOf(row.passwordMark) })))
  return found.flatMap(({ id, name, role, signedInAt, seenAt }) => (role ? [{ id, name, role, signedInAt, seenAt }] : []))
}

/** Ends the session of whoever asks. */
export async function signOut(context: GameContext, author: Author, session: number): Promise<void> {
  await inTransaction(context, async (transaction) => {
    await transaction.tx
      .update(sessions)
      .set({ endedAt: transaction.at })
      .where(isOpen(eq(sessions.id, session)))
    await noteDeed(transaction, author, { what: 'signed out' })
  })
}

/**
 * Ends every session that has the name of whoever asks, and a password of the same role: an observer who takes an operator's name
 * ends nothing of the operator's.
 */
export async function signOutEverywhere(context: GameContext, marks: Marks, author: Author): Promise<void> {
  const own = await marks.ofRole(author.role)
  await inTransaction(context, async (transaction) => {
    const isTheirs = and(eq(sessions.name, author.name), inArray(sessions.passwordMark, own))
    await transaction.tx.update(sessions).set({ endedAt: transaction.at }).where(isOpen(isTheirs))
    await noteDeed(transaction, author, { what: 'signed out everywhere' })
  })
}

/** Ends another session, for an operator. Returns false when it is over, or is the operator's own. */
export function endSession(context: GameContext, author: Author, session: number, own: number): Promise<boolean> {
  return inTransaction(context, async (transaction) => {
    const isMeant = and(eq(sessions.id, session), ne(sessions.id, own), areLive(transaction.at))
    const [ended] = await transaction.tx
      .update(sessions)
      .set({ endedAt: transaction.at })
      .where(isMeant)
      .returning({ name: sessions.name })
    if (!ended) return false
    await noteDeed(transaction, author, { what: 'ended a session', about: ended.name })
    return true
  })
}

function isOpen(condition: SQL | undefined) {
  return and(condition, isNull(sessions.endedAt))
}

function areLive(at: Date) {
  return isOpen(
    and(gt(sessions.seenAt, new Date(at.getTime() - idleMs)), gt(sessions.signedInAt, new Date(at.getTime() - longestMs))),
  )
}
