import { eq } from 'drizzle-orm'
import { createHash, createHmac } from 'node:crypto'
import { keptSecret } from '../rules/settings/settings.ts'
import type { Db } from './database.ts'
import { settings } from './schema/schema.ts'

type Secrets = [string, ...string[]]

/** Returns the secrets that CALLBACK_SECRET stands for: the current one first, then former ones that are still accepted. */
export async function callbackSecretsOf(db: Db, [current, ...others]: Secrets): Promise<Secrets> {
  const secretOf = async (given: string) => (given === keptSecret ? getOrCreateSecret(db, 'callback secret') : given)
  return [await secretOf(current), ...(await Promise.all(others.map(secretOf)))]
}

/**
 * Returns the generated secret with this name. The first server creates it and keeps it in the database, so that all servers
 * share it. Its key is ASCII, because the scenario's `Crypto.hmac_sha256` takes a string whose encoding is not documented
 * (scenario/voxengine.md §6).
 */
export function getOrCreateSecret(db: Db, name: string): Promise<string> {
  return getOrCreate(db, name, `whsec_${Buffer.from(randomHex(32)).toString('base64')}`)
}

/**
 * Returns the password that stands in for one nobody has set. The first server makes it up, of 80 random bits in letters and digits
 * that are not mistaken for each other, and keeps it in the database.
 */
export function getOrCreatePassword(db: Db): Promise<string> {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => passwordLetters[byte % 32])
  const groups = [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join(''))
  return getOrCreate(db, 'operator password', groups.join('-'))
}

const passwordLetters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Returns the name that separates the servers on this database from other installations on the same NATS. */
export function getOrCreateBusName(db: Db): Promise<string> {
  return getOrCreate(db, 'bus name', randomHex(8))
}

async function getOrCreate(db: Db, key: string, value: string): Promise<string> {
  await db.insert(settings).values({ key, value }).onConflictDoNothing()
  const [kept] = await db.select().from(settings).where(eq(settings.key, key))
  if (!kept) throw new Error(`the setting "${key}" is missing right after it was saved`)
  return kept.value
}

function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex')
}

/**
 * Returns a random integer from 0 to `below` - 1. The bias of the remainder is below one in a million for `below` < 1,000, so
 * nobody can use it.
 */
export function randomInt(below: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return drawn % below
}

/**
 * Returns the pseudonym of a telephone number, for where the number itself must not be stored. It is always the same for a
 * number.
 */
export type Disguise = (phone: string) => string

/**
 * Returns a disguise by HMAC-SHA-256 under the key `secret`. There are so few telephone numbers that anybody with the key can try
 * them all. Unless NUMBER_KEY is set, the key is in the same database as the pseudonyms, which then hide a number from a reader
 * of the database but not from a search for it.
 */
export function disguiseWith(secret: string): Disguise {
  return (phone) => `hmac:${createHmac('sha256', secret).update(phone).digest('base64url')}`
}

/**
 * Returns the hash under which the token of a visit is stored, in hex. One round of SHA-256 without a salt is enough: a token has
 * 192 random bits, so there is no dictionary to try, and no two visits share one. A number has few bits, hence the key above.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
