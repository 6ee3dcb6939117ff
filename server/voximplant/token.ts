import { CompactSign } from 'jose'
import type { Credentials } from './credentials.ts'

/** Seconds; Voximplant takes at most an hour. */
const lifetime = 5 * 60

/** Seconds. A token issued in the future is refused (code 455), and a clock that is a little fast is no reason to fail. */
const backdating = 30

/**
 * A token for one request: cheap to make, so none is kept.
 * `iss` is a number, as the vendor's own clients send it; JWT wants a string there, and so does jose's builder of JWTs.
 */
export function signToken({ accountId, keyId, privateKey }: Credentials, now: Date): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000) - backdating
  const claims = { iss: accountId, iat, exp: iat + lifetime }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
    .sign(privateKey)
}
