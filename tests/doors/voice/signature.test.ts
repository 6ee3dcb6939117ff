import { beforeEach, expect, test } from 'bun:test'
import { secret, startServer } from '../../cast/server.ts'
import { started } from '../../cast/wire.ts'

const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
let url = ''

beforeEach(async () => {
  url = (await startServer()).url
})

/** The ways in which an engine may encode the right digest. */
const spellings: Record<string, (digest: Buffer) => string> = {
  base64: (digest) => `v1,${digest.toString('base64')}`,
  'lower-case hex': (digest) => `v1,${digest.toString('hex')}`,
  'upper-case hex': (digest) => `v1,${digest.toString('hex').toUpperCase()}`,
  'hex after a signature of another key': (digest) => `v1,${'0'.repeat(64)} v1,${digest.toString('hex')}`,
  'base64 after a version to come': (digest) => `v2,${digest.toString('hex')} v1,${digest.toString('base64')}`,
}

for (const [spelling, write] of Object.entries(spellings)) {
  test(`an event signed in ${spelling} is accepted`, async () => {
    expect(await statusOf(write)).toBe(200)
  })
}

const rubbish: Record<string, (digest: Buffer) => string> = {
  'no digest': () => 'v1,',
  'one hex digit too few': (digest) => `v1,${digest.toString('hex').slice(1)}`,
  'one hex digit too many': (digest) => `v1,${digest.toString('hex')}0`,
  'another digest in hex': (digest) => `v1,${digest.toString('hex').split('').reverse().join('')}`,
  'hex without a version': (digest) => digest.toString('hex'),
  'hex of another version': (digest) => `v2,${digest.toString('hex')}`,
  'bytes as they are': (digest) => `v1,${digest.toString('latin1').replace(/[^\x21-\x7e]/g, '?')}`,
  words: () => 'let me in',
  spaces: () => '   ',
}

for (const [what, write] of Object.entries(rubbish)) {
  test(`an event signed with ${what} is refused`, async () => {
    expect(await statusOf(write)).toBe(401)
  })
}

async function statusOf(write: (digest: Buffer) => string): Promise<number> {
  const body = JSON.stringify({ call: 'signed', seq: 1, ...started('79161234567') })
  const [id, timestamp] = [crypto.randomUUID(), String(Math.floor(Date.now() / 1000))]
  const digest = new Bun.CryptoHasher('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': write(digest) }
  const response = await fetch(`${url}/voice/events`, { method: 'POST', body, headers })
  return response.status
}
