import { createHash, X509Certificate } from 'node:crypto'
import selfsigned from 'selfsigned'

export type Certificate = { key: string; cert: string; publicKeyHash: string }

/** Makes a certificate for these hosts, which ends with the tests. `publicKeyHash`: SHA-256 in base64, by which browsers trust it. */
export async function makeCertificate(hosts: string[]): Promise<Certificate> {
  const altNames = hosts.map((value) => ({ type: 2, value }) as const)
  const made = await selfsigned.generate([{ name: 'commonName', value: hosts[0] }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' })
  return { key: made.private, cert: made.cert, publicKeyHash: createHash('sha256').update(publicKey).digest('base64') }
}
