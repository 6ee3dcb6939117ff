import { afterEach, expect, test } from 'bun:test'
import { Hono } from 'hono'
import { answerSelfCheck, tryPublicUrl } from '../../server/http/self-check.ts'
import { type Listener, runtime } from '../../server/runtime.ts'
import { untrustedSite } from '../cast/untrusted.ts'
import { freePort } from '../run/port.ts'

const open: Listener[] = []
afterEach(async () => {
  for (const listener of open.splice(0)) await listener.stop()
})

async function serves(app: Pick<Hono, 'fetch'>): Promise<string> {
  const listener = await runtime.serve(app, { port: 0, host: '127.0.0.1' })
  open.push(listener)
  return listener.url.replace(/\/$/, '')
}

const ours = new Hono().use(answerSelfCheck('a word')).get('/healthz', (c) => c.text('ok'))

/** A proxy before our server: the headers that it drops, and those that it adds. */
const proxyTo = (url: string, { drops = [], adds = {} }: { drops?: string[]; adds?: Record<string, string> }) => ({
  fetch: async (request: Request) => {
    const headers = new Headers(request.headers)
    for (const name of [...drops, 'host', 'connection']) headers.delete(name)
    for (const [name, value] of Object.entries(adds)) headers.set(name, value)
    return fetch(url + new URL(request.url).pathname, { headers })
  },
})

test('an address that leads here is known, whatever the path before it', async () => {
  const url = await serves(ours)
  expect(await tryPublicUrl(url, 'a word')).toEqual({ to: 'here', takesSockets: true, forwards: false })
  expect(await tryPublicUrl(`${url}/pavel`, 'a word')).toMatchObject({ to: 'here' })
})

test('a proxy that passes no sockets is noticed, and so is one that tells who asks', async () => {
  const url = await serves(proxyTo(await serves(ours), { drops: ['upgrade'], adds: { 'x-forwarded-for': '203.0.113.7' } }))
  expect(await tryPublicUrl(url, 'a word')).toEqual({ to: 'here', takesSockets: false, forwards: true })
})

test('another server, and another installation of ours, are somebody else', async () => {
  const other = await serves(new Hono())
  expect(await tryPublicUrl(other, 'a word')).toEqual({ to: 'elsewhere', status: 404 })
  expect(await tryPublicUrl(await serves(ours), 'another word')).toEqual({ to: 'elsewhere', status: 200 })
})

test('an address that nobody answers at says why', async () => {
  expect(await tryPublicUrl('https://quiz.invalid', 'a word')).toEqual({ to: 'nowhere', failure: 'no such host' })
  expect(await tryPublicUrl(`http://127.0.0.1:${await freePort()}`, 'a word')).toEqual({ to: 'nowhere', failure: 'refused' })
  const { url } = await untrustedSite('expired')
  expect(await tryPublicUrl(url, 'a word')).toEqual({ to: 'nowhere', failure: 'expired' })
})

test('nobody learns anything who does not know the word', async () => {
  const url = await serves(ours)
  const response = await fetch(`${url}/healthz`, { headers: { 'Pavel-Self-Check': 'a guess' } })
  expect(await response.text()).toBe('ok')
  expect(response.headers.has('Pavel-Self-Check')).toBe(false)
})
