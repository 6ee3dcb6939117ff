import { compactVerify, decodeProtectedHeader } from 'jose'
import { createPublicKey } from 'node:crypto'
import type { Account, Key } from './account.ts'
import { refuse } from './refusal.ts'

const longestLifeSeconds = 3600

type Claims = { iss: unknown; iat: number; exp: number }

/**
 * Verifies the request's token at `now`, in milliseconds since the epoch, and resolves to the key that signed it. Refuses 100,
 * 447, 454, 455 or 456 (scenario/voxengine.md §7).
 */
export async function keyOf(request: Request, account: Account, now: number): Promise<Key> {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? refuse(100, 'Authorization failed.')
  const kid = keyIdIn(token)
  const key = account.keys.find(({ id }) => id === kid) ?? refuse(100, 'Authorization failed.')
  const claims = await claimsIn(token, key)
  if (String(claims.iss) !== String(account.id)) refuse(100, 'Authorization failed.')
  if (claims.exp - claims.iat > longestLifeSeconds) refuse(454, 'The token TTL exceeds the maximum limit.')
  if (claims.iat * 1000 > now) refuse(455, 'Token issued in the future.')
  if (claims.exp * 1000 <= now) refuse(456, 'The token has expired.')
  return key
}

function keyIdIn(token: string): string {
  try {
    const { kid, alg } = decodeProtectedHeader(token)
    if (kid && alg === 'RS256') return kid
  } catch {
    // Not a token: refused below.
  }
  return refuse(447, 'Invalid token format.')
}

async function claimsIn(token: string, key: Key): Promise<Claims> {
  const { payload } = await compactVerify(token, createPublicKey(key.publicKey)).catch(() => refuse(100, 'Authorization failed.'))
  const { iss, iat, exp }: Record<string, unknown> = JSON.parse(new TextDecoder().decode(payload))
  if (typeof iat !== 'number' || typeof exp !== 'number') return refuse(447, 'Invalid token format.')
  return { iss, iat, exp }
}
