import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import selfsigned from 'selfsigned'
import { afterTests } from './around.ts'

export type Untrusted = 'expired' | 'not yet valid' | 'unknown issuer'

const dayMs = 24 * 3600_000
const days = (from: number, to: number) => ({
  notBeforeDate: new Date(Date.now() + from * dayMs),
  notAfterDate: new Date(Date.now() + to * dayMs),
})

const validities: Record<Untrusted, ReturnType<typeof days>> = {
  expired: days(-20, -2),
  'not yet valid': days(2, 20),
  'unknown issuer': days(-1, 20),
}

/** Makes a certificate for `host` that nobody trusts, for this reason. */
export async function untrustedCertificate(why: Untrusted, host = 'localhost'): Promise<{ key: string; cert: string }> {
  const made = await selfsigned.generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
    ...validities[why],
  })
  return { key: made.private, cert: made.cert }
}

const open = new Set<ReturnType<typeof createServer>>()
afterTests.add(async () => {
  for (const server of open) server.close()
  open.clear()
})

/** Starts a site with such a certificate, and returns its address. Whoever trusts it all the same gets an empty page. */
export async function untrustedSite(why: Untrusted, host?: string): Promise<{ url: string; cert: string }> {
  const certificate = await untrustedCertificate(why, host)
  const server = createServer(certificate, (_, response) => response.end('{}'))
  server.on('tlsClientError', () => {})
  open.add(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, cert: certificate.cert }
}
