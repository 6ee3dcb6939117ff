import { expect, test } from 'bun:test'
import { request } from 'node:https'
import { failureOf, isDistrust, mayHaveArrived } from '../../../server/rules/connection-failure/connection-failure.ts'
import { runtime } from '../../../server/runtime.ts'
import { untrustedSite } from '../../cast/untrusted.ts'
import { freePort } from '../../run/port.ts'

const failureAt = (url: string, how: BunFetchRequestInit = {}) => fetch(url, how).then(() => null, failureOf)

const failureOfSocketAt = (url: string) =>
  new Promise((resolve) =>
    request(url, () => resolve(null))
      .once('error', (error) => resolve(failureOf(error)))
      .end(),
  )

for (const why of ['expired', 'not yet valid', 'unknown issuer'] as const) {
  test(`a site whose certificate is ${why} is told as such, whatever asks`, async () => {
    const { url } = await untrustedSite(why)
    expect(await failureAt(url)).toBe(why)
    expect(await failureOfSocketAt(url)).toBe(why)
  })
}

test('a certificate for another name is told as such, once its issuer is trusted', async () => {
  const { url, cert } = await untrustedSite('unknown issuer', 'other.example')
  expect(await failureAt(url, { tls: { ca: cert } })).toBe('another name')
  expect(await failureAt(url)).toBe('unknown issuer')
})

test('a host that does not exist, a port that nobody listens on, and one that speaks no TLS are told apart', async () => {
  expect(await failureAt('https://quiz.invalid')).toBe('no such host')
  expect(await failureAt(`http://127.0.0.1:${await freePort()}`)).toBe('refused')
  const plain = await runtime.serve({ fetch: () => new Response() }, { port: 0, host: '127.0.0.1' })
  expect(await failureAt(plain.url.replace('http:', 'https:'))).toBe('no tls')
  await plain.stop()
})

test('an answer that does not come in time is told as such', async () => {
  const slow = await runtime.serve({ fetch: () => new Promise<Response>(() => {}) }, { port: 0, host: '127.0.0.1' })
  expect(await failureAt(slow.url, { signal: AbortSignal.timeout(20) })).toBe('timed out')
  await slow.stop()
})

/** What Deno's `fetch` throws: the cause is in the words alone. */
const wordsOfDeno = [
  ['invalid peer certificate: UnknownIssuer', 'unknown issuer'],
  [
    'invalid peer certificate: certificate expired: verification time 1795982934 (UNIX), but certificate is not valid after 1794982934',
    'expired',
  ],
  ['invalid peer certificate: certificate not valid yet: verification time 1795982935 (UNIX)', 'not yet valid'],
  [
    'invalid peer certificate: certificate not valid for name "localhost"; certificate is only valid for DnsName("a")',
    'another name',
  ],
  ['received corrupt message of type InvalidContentType', 'no tls'],
  ['dns error: failed to lookup address information', 'no such host'],
  ['tcp connect error: Connection refused (os error 111)', 'refused'],
  ['connection closed before message completed', 'broken off'],
] as const

for (const [words, failure] of wordsOfDeno) {
  test(`the words “${words.slice(0, 60)}” mean: ${failure}`, () => {
    const error = new TypeError(
      `error sending request for url (https://dns.example/certificate): client error (Connect): ${words}`,
    )
    expect(failureOf(error)).toBe(failure === 'broken off' ? 'refused' : failure)
    expect(failureOf(new Error('fetch failed', { cause: new Error(words) }))).toBe(failure)
  })
}

test('only a certificate that is not trusted counts as distrust, and a request that timed out may have arrived', () => {
  expect((['expired', 'unknown issuer', 'refused', 'no tls'] as const).map(isDistrust)).toEqual([true, true, false, false])
  expect((['timed out', 'broken off', 'refused', 'expired'] as const).map(mayHaveArrived)).toEqual([true, true, false, false])
})
