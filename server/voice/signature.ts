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
