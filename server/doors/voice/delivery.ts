import { timingSafeEqual } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** A delivery with a right signature. It `isFresh` when it was signed within 5 minutes of now. */
type Delivery = { id: string; signedAt: Date; isFresh: boolean }

/** Returns what a delivery's headers say of it; null when its signature is wrong. */
export type Verify = (body: string, headers: Record<string, string>) => Delivery | null

/** As Standard Webhooks has it. */
const toleranceSeconds = 5 * 60

/**
 * Headers that are sent twice arrive joined with a comma. None of these patterns accepts that: it would be unclear which one
 * counts.
 */
const id = /^[\x21-\x7e]{1,256}$/
const timestamp = /^\d{1,12}$/
const signatures = /^[^,\s]+,[^,\s]+( [^,\s]+,[^,\s]+)*$/

/**
 * Returns the function that verifies deliveries per Standard Webhooks (https://www.standardwebhooks.com). Accepts a signature
 * made with any of `secrets`, so that a secret can be replaced while calls go on. A delivery is fresh by the clock of this machine or by
 * `now`, which the database corrects: either alone may be wrong. (The package asks this machine's alone.) One that is not fresh shows
 * that a clock is off.
 */
export function verifierOf(secrets: readonly string[], now: () => Date): Verify {
  const webhooks = secrets.map((secret) => new Webhook(secret))
  const isFresh = (at: number) =>
    [Date.now(), now().getTime()].some((ms) => Math.abs(Math.floor(ms / 1000) - at) <= toleranceSeconds)
  return (body, headers) => {
    const { 'webhook-id': delivery = '', 'webhook-timestamp': at = '', 'webhook-signature': signed = '' } = headers
    if (!id.test(delivery) || !timestamp.test(at) || !signatures.test(signed)) return null
    const signedAt = new Date(Number(at) * 1000)
    if (Number.isNaN(signedAt.getTime())) return null
    const given = inBase64(signed).split(' ')
    const isRight = webhooks.some((webhook) => given.some((one) => isSame(one, webhook.sign(delivery, signedAt, body))))
    return isRight ? { id: delivery, signedAt, isFresh: isFresh(Number(at)) } : null
  }
}

/** Takes as long for every signature, so that none can be guessed sign by sign. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A SHA-256 digest in hexadecimal, in either case. */
const hexDigest = /^v1,([0-9a-f]{64})$/i

/**
 * Returns the `webhook-signature` with its hexadecimal digests in base64, which Standard Webhooks prescribes. How VoxEngine
 * encodes its digests is not documented, and hexadecimal is likely (scenario/voxengine.md §6). Other signatures stay as they are,
 * for the verification to refuse.
 */
function inBase64(signatures: string): string {
  return signatures.split(' ').map(signatureInBase64).join(' ')
}

function signatureInBase64(signature: string): string {
  const digest = hexDigest.exec(signature)?.[1]
  return digest ? `v1,${Buffer.from(digest, 'hex').toString('base64')}` : signature
}
