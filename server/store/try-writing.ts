import { eq } from 'drizzle-orm'
import type { Db } from './database.ts'
import { settings } from './schema/schema.ts'

/** Less would find room on pages that the files have already, and say nothing of the disk. */
const triedBytes = 48 * 1024

/** Writes so much that a file has to grow for it, and takes it back. Throws what the database refuses that with. */
export async function tryWriting(db: Db): Promise<void> {
  const key = `writing is tried ${crypto.randomUUID()}`
  // Random, because PostgreSQL would press anything else together.
  const value = Buffer.from(crypto.getRandomValues(new Uint8Array(triedBytes))).toString('base64')
  await db.transaction(async (tx) => {
    await tx.insert(settings).values({ key, value })
    await tx.delete(settings).where(eq(settings.key, key))
  })
}
