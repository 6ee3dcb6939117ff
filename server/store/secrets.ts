import { eq } from 'drizzle-orm'
import { createHmac } from 'node:crypto'
import { keptSecret } from '../config.ts'
import type { Db } from './database.ts'
import { settings } from './schema/schema.ts'

type Secrets = [string, ...string[]]

/** What `CALLBACK_SECRET` stands for: the current one first, then those that are still taken. */
export async function callbackSecretsOf(db: Db, [current, ...others]: Secrets): Promise<Secrets> {
  const secretOf = async (given: string) => (given === keptSecret ? keepSecret(db, 'callback secret') : given)
  return [await secretOf(current), ...(await Promise.all(others.map(secretOf)))]
}

/**
 * A secret that this server makes for itself once and keeps in the database, so that every server on it has the same one.
 * Its key is ASCII by the scenario's need (voxengine.md §6).
 */
export function keepSecret(db: Db, name: string): Promise<string> {
  return keep(db, name, `whsec_${Buffer.from(randomHex(32)).toString('base64')}`)
}

/** What the servers on this database call themselves among others that share a NATS with them. */
export function keepName(db: Db): Promise<string> {
  return keep(db, 'bus name', randomHex(8))
}

async function keep(db: Db, key: string, value: string): Promise<string> {
  await db.insert(settings).values({ key, value }).onConflictDoNothing()
  const [kept] = await db.select().from(settings).where(eq(settings.key, key))
  if (!kept) throw new Error(`the setting ${key} was not kept`)
  return kept.value
}

function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex')
}

/** A whole number from 0 up to, not including, `below`. The remainder's bias is less than one in a million below 1,000: of no use to anybody. */
export function randomInt(below: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return drawn % below
}

/** What stands for a number where the number itself must not be kept. The same number always gets the same disguise. */
export type Disguise = (phone: string) => string

/**
 * HMAC-SHA-256 under the key `secret`. Telephone numbers are so few that whoever has the key can try them all: unless NUMBER_KEY
 * is set, the key lies in the same database as its disguises, which then keep a number from being read, and not from being looked for.
 */
export function disguiseWith(secret: string): Disguise {
  return (phone) => `hmac:${createHmac('sha256', secret).update(phone).digest('base64url')}`
}
