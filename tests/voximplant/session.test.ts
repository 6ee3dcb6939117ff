import { expect, test } from 'bun:test'
import { createCallSessions } from '../../server/voximplant/session.ts'

const real = createCallSessions({ isEmulated: false })
const emulated = createCallSessions({ isEmulated: true })

test.each([
  'https://www-eu-25-181.voximplant.com:12093/request/1.2_3/token',
  'https://203.0.114.9/request/token',
  'https://[2a00:1450:4010::1]/request/token',
])('%s may be posted to', (url) => {
  expect(real.isUsable(url)).toBe(true)
})

test.each([
  'http://www-eu-25-181.voximplant.com/request/1',
  'https://127.0.0.1/',
  'https://localhost/',
  'https://10.0.0.8/',
  'https://172.20.1.1/',
  'https://192.168.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://0.0.0.0/',
  'https://[::1]/',
  'https://[fd00::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://intranet/',
  'https://router.local/',
  'https://db.internal/',
  'https://localhost./',
  'https://user:password@example.com/',
  'ftp://example.com/',
  'javascript:alert(1)',
  '',
  'nonsense',
])('«%s» may not be posted to', (url) => {
  expect(real.isUsable(url)).toBe(false)
})

test('loopback addresses are usable only where calls are emulated', () => {
  expect(emulated.isUsable('http://127.0.0.1:3000/phone/sessions/1/2')).toBe(true)
  expect(emulated.isUsable('http://192.168.0.1/')).toBe(false)
})

test('a name that resolves to a private address is not posted to', async () => {
  let posts = 0
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: () => {
      posts += 1
      return new Response()
    },
  })
  // RFC 6761: resolvers map names below localhost to the loopback address.
  expect(await real.post(`https://pavel.localhost:${server.port}/`, turn)).toBeNull()
  expect(posts).toBe(0)
  await server.stop(true)
})

test('a redirect is not followed', async () => {
  let posts = 0
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: () => {
      posts += 1
      return new Response(null, { status: 307, headers: { location: '/elsewhere' } })
    },
  })
  expect(await emulated.post(`http://127.0.0.1:${server.port}/`, turn)).toBe(307)
  expect(posts).toBe(1)
  await server.stop(true)
})

test('posting to a dead address returns null instead of throwing', async () => {
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() })
  const url = `http://127.0.0.1:${server.port}/`
  await server.stop(true)
  expect(await emulated.post(url, turn)).toBeNull()
})

const turn = {
  turn: 2,
  say: 'Здравствуйте',
  listen: null,
  then: 'hang up',
  phrases: { filler: '', goodbye: '' },
  voice: { speaker: '', recogniser: '', phraseEndMs: 1000, longestSpeechMs: 10_000 },
} as const
