import type { ConnectionFailure } from '../../server/rules/connection-failure/connection-failure.ts'

/** How long was waited before a connection counts as timed out, where that is known. */
type Waited = { seconds?: number | undefined }

/** Returns why the other side gave no answer, as what follows its address in a sentence of a terminal: “… refuses connections”. */
export function describeConnection(failure: ConnectionFailure, { seconds }: Waited = {}): string {
  if (failure === 'timed out' && seconds !== undefined) return `did not answer within ${seconds} s`
  return whatIsWrong[failure]
}

const whatIsWrong: Record<ConnectionFailure, string> = {
  expired: 'has a certificate that has expired',
  'not yet valid': 'has a certificate that is not valid yet',
  'unknown issuer': 'has a certificate that is not trusted: it is self-signed, or nobody here knows who issued it',
  'another name': 'has a certificate for another name',
  revoked: 'has a certificate that was revoked',
  'no such host': 'has a host name that cannot be resolved',
  refused: 'refuses connections',
  'timed out': 'did not answer in time',
  'no tls': 'does not speak TLS as we do',
  'broken off': 'broke off the connection',
}

/** Returns what to do about it where the other side was reached; null where that depends on what it is. */
export function connectionAdvice(failure: ConnectionFailure): string | null {
  return whatToDo[failure] ?? null
}

const whatToDo: Partial<Record<ConnectionFailure, string>> = {
  expired: "Have it renewed there; if it is valid, this machine's clock is wrong.",
  'not yet valid': "Set this machine's clock, preferably with NTP; if it is right, the certificate was made out for later.",
  'unknown issuer':
    'Serve the whole chain (fullchain.pem) of a certificate from a public authority, or name the file of your own authority in ' +
    'NODE_EXTRA_CA_CERTS: in a shell with export, as .env is read too late for it.',
  'another name': 'Give the address with the name that the certificate is for, or have one made for this name.',
  revoked: 'Have a new one made.',
  'no tls': 'Check the scheme and the port: http:// or https://.',
}
