import { Webhook } from 'standardwebhooks'

/** Gives the `webhook-id` of what was signed; null for what was not, or more than 5 minutes ago or ahead. */
export type Verify = (body: string, headers: Record<string, string>) => string | null

/** Each header once: the same name twice comes joined with a comma, and must not leave a choice of which one counts. */
const id = /^[\x21-\x7e]{1,256}$/
const timestamp = /^\d{1,12}$/
const signatures = /^[^,\s]+,[^,\s]+( [^,\s]+,[^,\s]+)*$/

/** Checks deliveries per Standard Webhooks; while a secret is exchanged, several are right. */
export function verifierOf(secrets: readonly string[]): Verify {
  const webhooks = secrets.map((secret) => new Webhook(secret))
  return (body, headers) => {
    const { 'webhook-id': delivery = '', 'webhook-timestamp': at = '', 'webhook-signature': signed = '' } = headers
    if (!id.test(delivery) || !timestamp.test(at) || !signatures.test(signed)) return null
    const own = { 'webhook-id': delivery, 'webhook-timestamp': at, 'webhook-signature': inBase64(signed) }
    return webhooks.some((webhook) => isSignedWith(webhook, body, own)) ? delivery : null
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

/** A SHA-256 in hexadecimal digits of any case. */
const hexDigest = /^v1,([0-9a-f]{64})$/i

/**
 * A `webhook-signature` with every digest in base64, as Standard Webhooks want it: how VoxEngine writes its digests is not
 * documented (voxengine.md §6), and hexadecimal is likely. What is neither is left for the verification to refuse.
 */
export function inBase64(signatures: string): string {
  return signatures.split(' ').map(signatureInBase64).join(' ')
}

function signatureInBase64(signature: string): string {
  const digits = hexDigest.exec(signature)?.[1]
  return digits ? `v1,${Buffer.from(digits, 'hex').toString('base64')}` : signature
}
