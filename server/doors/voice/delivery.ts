import { Webhook } from 'standardwebhooks'

/** Returns the `webhook-id` of a delivery; null when its signature is wrong, or its timestamp is more than 5 minutes off. */
export type Verify = (body: string, headers: Record<string, string>) => string | null

/**
 * Headers that are sent twice arrive joined with a comma. None of these patterns accepts that: it would be unclear which one
 * counts.
 */
const id = /^[\x21-\x7e]{1,256}$/
const timestamp = /^\d{1,12}$/
const signatures = /^[^,\s]+,[^,\s]+( [^,\s]+,[^,\s]+)*$/

/**
 * Returns the function that verifies deliveries per Standard Webhooks (https://www.standardwebhooks.com). Accepts a signature
 * made with any of `secrets`, so that a secret can be replaced while calls go on.
 */
export function verifierOf(secrets: readonly string[]): Verify {
  const webhooks = secrets.map((secret) => new Webhook(secret))
  return (body, headers) => {
    const { 'webhook-id': delivery = '', 'webhook-timestamp': at = '', 'webhook-signature': signed = '' } = headers
    if (!id.test(delivery) || !timestamp.test(at) || !signatures.test(signed)) return null
    const own = { 'webhook-id': delivery, 'webhook-timestamp': at, 'webhook-signature': inBase64(signed) }
    return webhooks.some((webhook) => isSignedWith(webhook, body, own)) ? delivery : null
  }
}

/**
 * Returns what tells when a delivery was signed; null when its signature is wrong. A delivery that is refused for its time alone shows
 * that one of the two clocks is off.
 */
export function timekeeperOf(secrets: readonly string[]): (body: string, headers: Record<string, string>) => Date | null {
  const webhooks = secrets.map((secret) => new Webhook(secret))
  return (body, headers) => {
    const { 'webhook-id': delivery = '', 'webhook-timestamp': at = '', 'webhook-signature': signed = '' } = headers
    if (!id.test(delivery) || !timestamp.test(at) || !signatures.test(signed)) return null
    const signedAt = new Date(Number(at) * 1000)
    if (Number.isNaN(signedAt.getTime())) return null
    const given = inBase64(signed).split(' ')
    return webhooks.some((webhook) => given.includes(webhook.sign(delivery, signedAt, body))) ? signedAt : null
  }
}

function isSignedWith(webhook: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
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
