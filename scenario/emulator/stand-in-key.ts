import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import { copyFile, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The account that the stand-in stands in for. */
export const account = { id: 1, name: 'stand-in', email: 'stand-in@example.com' }

const keyId = 'stand-in'
type Pem = { privateKey: string; publicKey: string }

/**
 * A service account's key that fits the stand-in, in a file as the panel gives one out. It stays the same from one start to the
 * next, so that a server which has read it may run on.
 */
export async function keepKey(folder: string): Promise<{ path: string; id: string; publicKey: string }> {
  const path = join(folder, 'key.json')
  await mkdir(folder, { recursive: true })
  const { publicKey } = (await keptKey(path)) ?? (await makeKey(path))
  return { path, id: keyId, publicKey }
}

/** Of two stand-ins that start at once, both take the key that is there first. */
async function makeKey(path: string): Promise<Pem> {
  const key = newKey()
  const draft = `${path}.${randomUUID()}`
  const file = { account_email: account.email, account_id: account.id, key_id: keyId, private_key: key.privateKey }
  await writeFile(draft, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
  try {
    await link(draft, path)
  } catch {
    const kept = await keptKey(path)
    if (kept) return kept
    await copyFile(draft, path)
  } finally {
    await rm(draft)
  }
  return key
}

/** Null where there is none, or none that can be used: then it is written anew. */
async function keptKey(path: string): Promise<Pem | null> {
  try {
    const { private_key: privateKey } = JSON.parse(await readFile(path, 'utf8')) as { private_key: string }
    return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() }
  } catch {
    return null
  }
}

function newKey(): Pem {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
}
