import { afterAll, beforeAll, expect, test } from 'bun:test'
import { limitTable } from '../../server/http/rate-limit-table.ts'
import { answerTo, quiz } from '../browser/quiz.ts'
import { consentAsked } from '../cast/consent.ts'
import { denoProgram } from '../cast/deno.ts'
import { type ServerProcess, startProcess } from '../cast/process.ts'
import { makeToken, withToken } from '../cast/visit-token.ts'
import { parse } from '../monitoring/figures.ts'
import { findNats, type Nats } from '../run/nats.ts'

let server: ServerProcess
let nats: Nats

beforeAll(async () => {
  nats = await findNats()
  server = await startProcess({ NATS_URL: nats.url }, [denoProgram(), 'run', '-A', 'server/main.ts'])
}, 60_000)

afterAll(async () => {
  await server.close()
  nats.close()
})

test('a whole game is played on Deno', async () => {
  const token = await openVisit('8 916 123-45-67')
  const call = await dial('8 916 123-45-67')
  for (let rebus = 1; rebus <= quiz.rebuses.length; rebus++) await say(call, answerTo(rebus))
  const page = await until(
    () => get('/conversation', token),
    (html) => html.includes('Промокод'),
  )
  expect(page).toContain(quiz.tiers[0]?.title ?? 'no tier')
}, 60_000)

test('on Deno the database and NATS are connected', async () => {
  const ready = await until(
    () => get('/readyz'),
    (json) => json.includes('"bus":"up"'),
  )
  expect(JSON.parse(ready)).toMatchObject({ database: 'up', bus: 'up' })
}, 60_000)

test('on Deno the health checks and metrics work', async () => {
  const [health, readiness] = await Promise.all([fetch(`${server.url}/healthz`), fetch(`${server.url}/readyz`)])
  expect([health.status, readiness.status]).toEqual([200, 200])
  expect(await readiness.json()).toEqual({ phase: 'serving', database: 'up', bus: 'up' })
  const figures = parse(await get('/metrics'))
  expect(figures.of('pavel_games_finished_total', { tier: 100 })).toBe(1)
  expect(figures.of('pavel_voice_event_duration_seconds_count', { event: 'speech.heard' })).toBe(quiz.rebuses.length)
  expect(figures.of('pavel_event_loop_lag_seconds_count')).toBeGreaterThan(0)
  expect(figures.of('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
})

test('on Deno rate limits are counted in the database', async () => {
  const consent = await consentAsked(server.url)
  const ask = () =>
    fetch(`${server.url}/visits`, {
      method: 'POST',
      headers: { origin: server.url, ...withToken(makeToken()) },
      body: new URLSearchParams({ phone: '8 916 000-00-01', consent }),
    })
  for (let time = 0; time < limitTable.visits.number.most; time++) expect((await ask()).status).toBe(200)
  expect((await ask()).status).toBe(429)
}, 60_000)

async function openVisit(phone: string): Promise<string> {
  const token = makeToken()
  await post('/visits', { phone, consent: await consentAsked(server.url) }, token)
  return token
}

async function dial(caller: string): Promise<string> {
  const response = await post('/phone/calls', { caller, called: '8 800 555-35-35' })
  return new URL(response.headers.get('hx-replace-url') ?? '', server.url).searchParams.get('call') ?? ''
}

/** Waits until Pavel has finished, then answers. */
async function say(call: string, text: string): Promise<void> {
  await until(
    async () => {
      const html = await get(`/phone?call=${call}`)
      const phrase = /name="phrase" value="(\d+)"/.exec(html)?.[1]
      if (phrase) await post(`/phone/calls/${call}/speech-ends`, { phrase })
      return html
    },
    (html) => html.includes('data-activity="listening"'),
  )
  await post(`/phone/calls/${call}/speech`, { text })
  await until(
    () => get(`/phone?call=${call}`),
    (html) => !html.includes('data-activity="listening"'),
  )
}

async function until(read: () => Promise<string>, isThere: (html: string) => boolean): Promise<string> {
  for (;;) {
    const html = await read()
    if (isThere(html)) return html
    await Bun.sleep(50)
  }
}

async function get(path: string, token = ''): Promise<string> {
  const response = await fetch(server.url + path, { headers: withToken(token) })
  return response.text()
}

async function post(path: string, fields: Record<string, string>, token = ''): Promise<Response> {
  const body = new URLSearchParams(fields)
  const response = await fetch(server.url + path, { method: 'POST', body, headers: { origin: server.url, ...withToken(token) } })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response
}
