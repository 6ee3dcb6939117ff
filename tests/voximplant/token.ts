import { CompactSign } from 'jose'
import { createPrivateKey } from 'node:crypto'

type Key = { account_id: number; key_id: string; private_key: string }

/** Returns the header with a token signed by this key. `iat` and `exp` are in seconds from now. */
export async function bearer(key: Key, { iss = key.account_id, iat = 0, exp = 60 } = {}): Promise<{ authorization: string }> {
  const now = Math.floor(Date.now() / 1000)
  const claims = JSON.stringify({ iss, iat: now + iat, exp: now + exp })
  const token = await new CompactSign(new TextEncoder().encode(claims))
    .setProtectedHeader({ alg: 'RS256', kid: key.key_id })
    .sign(createPrivateKey(key.private_key))
  return { authorization: `Bearer ${token}` }
}
