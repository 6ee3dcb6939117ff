import { and, eq, isNull } from 'drizzle-orm'
import { calls, settings } from '../store/schema/schema.ts'
import { type Database, made, type ServerContext, type Transaction } from '../store/store.ts'

/** Erasures that follow each other are scrubbed together. */
const quietMs = 5_000

/** The embedded database answers nobody while it writes a table anew, so live calls may end first, if they do so by then. */
const longestWaitMs = 10 * 60_000

/** In `settings`: when something was erased that the files may still hold. It is there until they have been scrubbed. */
const key = 'erased at'

/** Notes that the transaction leaves deleted data in the files. To be called last, because erasures lock this one row. */
export async function markErased({ tx, at }: Transaction): Promise<void> {
  const value = at.toISOString()
  await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
}

/**
 * Scrubs the database's files when erased data may be in them, a few seconds after the last erasure and, for ten minutes, only
 * while there is no call. To be called again and again: what a server that stopped has left to do is done by the next one.
 */
export async function scrubWhenQuiet(
  context: Pick<ServerContext, 'db' | 'now'>,
  database: Pick<Database, 'scrub'>,
): Promise<void> {
  const erasedAt = await findErased(context)
  if (erasedAt === null) return
  const agoMs = context.now().getTime() - new Date(erasedAt).getTime()
  const isQuiet = agoMs >= quietMs && (agoMs >= longestWaitMs || (await context.db.$count(calls, isNull(calls.endedAt))) === 0)
  if (isQuiet) await scrubSince(context, database, erasedAt)
}

/** Scrubs the database's files now if erased data may be in them, and returns whether it did. */
export async function scrubNow(context: Pick<ServerContext, 'db' | 'now'>, database: Pick<Database, 'scrub'>): Promise<boolean> {
  const erasedAt = await findErased(context)
  if (erasedAt !== null) await scrubSince(context, database, erasedAt)
  return erasedAt !== null
}

async function findErased({ db }: Pick<ServerContext, 'db'>): Promise<string | null> {
  const [erased] = await findMark(db, {})
  return erased?.value ?? null
}

const findMark = made((db) => db.select().from(settings).where(eq(settings.key, key)))

/** What is erased meanwhile has a later time and is scrubbed next. */
async function scrubSince({ db }: Pick<ServerContext, 'db'>, database: Pick<Database, 'scrub'>, erasedAt: string): Promise<void> {
  await database.scrub()
  await db.delete(settings).where(and(eq(settings.key, key), eq(settings.value, erasedAt)))
}
