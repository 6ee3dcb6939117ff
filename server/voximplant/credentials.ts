import { CompactSign } from 'jose'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { VoximplantProblem } from './problem.ts'

/** The key of a service account (scenario/voxengine.md §7). Neither its string nor its JSON form reveals the private key. */
export type Credentials = { accountId: number; keyId: string; privateKey: KeyObject }

const KeyFile = v.object({
  account_id: v.pipe(v.number(), v.integer()),
  key_id: v.pipe(v.string(), v.nonEmpty()),
  private_key: v.pipe(v.string(), v.nonEmpty()),
})

/** Reads the key file that Voximplant's panel issues. Throws a `VoximplantProblem` that names the file but nothing in it. */
export async function readCredentials(path: string): Promise<Credentials> {
  const parsed = v.safeParse(KeyFile, parseJson(path, await read(path)))
  if (!parsed.success) {
    const missing = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the file').join(', ')
    throw problemOf(
      path,
      `the key file of a service account, with account_id, key_id and private_key, but this is wrong or missing: ${missing}`,
    )
  }
  const { account_id: accountId, key_id: keyId, private_key: pem } = parsed.output
  return { accountId, keyId, privateKey: privateKeyOf(path, pem) }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw problemOf(
      path,
      isMissing ? 'the key file of a service account, found no such file' : 'a file that this program may read',
    )
  }
}

/** The parser's own message is dropped, because it quotes a piece of the file. */
function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw problemOf(path, 'JSON, found something else')
  }
}

function privateKeyOf(path: string, pem: string): KeyObject {
  const key = keyIn(pem)
  if (key?.asymmetricKeyType !== 'rsa') throw problemOf(path, 'an RSA private key in private_key, found something else')
  return key
}

function keyIn(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem)
  } catch {
    return null
  }
}

function problemOf(path: string, expected: string): VoximplantProblem {
  const advice = "Create a key in Voximplant's panel under Service accounts, and set the path of its file."
  const sentence = `VOXIMPLANT_CREDENTIALS: ${path}: expected ${expected}. ${advice}`
  return new VoximplantProblem({ kind: 'credentials', sentence, mayBeRepeated: true })
}

/** Voximplant accepts at most an hour. */
const lifetimeSeconds = 5 * 60

/** Tokens are backdated, because this machine's clock may be fast, and a token issued in the future is refused (code 455). */
const backdatingSeconds = 30

/**
 * Resolves with a signed JWT, valid for five minutes. It is cheap to make, so every request gets its own. `iss` is a number, as in
 * Voximplant's own clients. RFC 7519 asks for a string, and so does jose's JWT builder, which is why this signs the claims itself.
 */
export function signToken({ accountId, keyId, privateKey }: Credentials, now: Date): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000) - backdatingSeconds
  const claims = { iss: accountId, iat, exp: iat + lifetimeSeconds }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
    .sign(privateKey)
}
