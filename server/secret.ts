import { eq } from 'drizzle-orm'
import type { Db } from './database.ts'
import { settings } from './schema.ts'

/**
 * A secret that this server makes for itself once and keeps in the database, so that every server on it has the same one.
 * Its key is ASCII by the scenario's need (voxengine.md §6).
 */
export async function keepSecret(db: Db, name: string): Promise<string> {
  await db.insert(settings).values({ key: name, value: newSecret() }).onConflictDoNothing()
  const [kept] = await db.select().from(settings).where(eq(settings.key, name))
  if (!kept) throw new Error(`the setting ${name} was not kept`)
  return kept.value
}

function newSecret(): string {
  const key = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex')
  return `whsec_${Buffer.from(key).toString('base64')}`
}
