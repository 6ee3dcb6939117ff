import { describe, expect, test } from 'bun:test'
import { createEmulator } from '../../scenario/emulator/emulator.ts'
import { startServer, type TestServer } from '../cast/server.ts'
import { makeToken, withToken } from '../cast/visit-token.ts'

const publicUrl = 'https://quiz.example.com'
const embedding = 'https://conference.example.com'
const operatorPassword = 'a password for tests'

const openServer = (settings: object = { publicUrl, allowedOrigins: [embedding] }) =>
  startServer({ operatorPassword, emulator: createEmulator({ script: '', secrets: {} }), ...settings })

type Door = 'visitor' | 'operator' | 'phone'

/** Every request with which a browser can change something. */
const commands: [Door, string, string][] = [
  ['visitor', 'POST', '/visits'],
  ['visitor', 'POST', '/answers'],
  ['visitor', 'POST', '/commands'],
  ['visitor', 'POST', '/hang-ups'],
  ['visitor', 'POST', '/callbacks'],
  ['visitor', 'DELETE', '/callbacks'],
  ['visitor', 'POST', '/visits/former'],
  ['operator', 'POST', '/operator/sign-in'],
  ['operator', 'POST', '/operator/sign-out'],
  ['operator', 'POST', '/operator/sign-out/everywhere'],
  ['operator', 'POST', '/operator/checks'],
  ['operator', 'DELETE', '/operator/checks/1'],
  ['operator', 'POST', '/operator/sessions/1/end'],
  ['operator', 'POST', '/operator/calls/any/stop'],
  ['phone', 'POST', '/phone/calls'],
  ['phone', 'POST', '/phone/faults'],
  ...['answer', 'decline', 'speech', 'dictation', 'keys', 'speech-ends', 'hang-up', 'drop'].map(
    (what): [Door, string, string] => ['phone', 'POST', `/phone/calls/any/${what}`],
  ),
]

const form = 'application/x-www-form-urlencoded'

async function sends(
  server: TestServer,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: BodyInit | null = new Blob(['phone=1']),
): Promise<number> {
  const response = await fetch(server.url + path, {
    method,
    body: method === 'DELETE' ? null : body,
    redirect: 'manual',
    headers,
  })
  return response.status
}

/** What browsers send from a page that is not ours: current ones, ones without Fetch Metadata, and sandboxed frames. */
const foreign: Record<string, Record<string, string>> = {
  'another site': { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
  'another site in a browser without Fetch Metadata': { origin: 'https://elsewhere.example' },
  'a sister site': { origin: 'https://blog.example.com', 'sec-fetch-site': 'same-site' },
  'a sandboxed frame': { origin: 'null', 'sec-fetch-site': 'cross-site' },
  'a look-alike': { origin: 'https://quiz.example.com.elsewhere.example' },
  'our name over plain http': { origin: 'http://quiz.example.com' },
  'the name that the proxy has for us': { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
  nowhere: {},
  'a browser that says something new': { 'sec-fetch-site': 'same-planet' },
}

describe('a form', () => {
  test('from any other page is refused, at every door', async () => {
    const server = await openServer()
    for (const [, method, path] of commands) {
      for (const [whose, headers] of Object.entries(foreign)) {
        expect([method, path, whose, await sends(server, method, path, { 'content-type': form, ...headers })]).toEqual([
          method,
          path,
          whose,
          403,
        ])
      }
    }
  })

  test('from our own page is accepted behind a proxy that terminates TLS, from new and old browsers', async () => {
    const server = await openServer()
    const own: Record<string, string>[] = [
      { origin: publicUrl, 'sec-fetch-site': 'same-origin' },
      { origin: publicUrl },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    ]
    for (const [, method, path] of commands) {
      for (const headers of own) {
        const sent = { 'content-type': form, host: '127.0.0.1:3000', ...withToken(makeToken()), ...headers }
        expect([path, await sends(server, method, path, sent)]).not.toEqual([path, 403])
      }
    }
  })

  test('from a site that shows the chat is refused like any other: the frame there is a page of ours', async () => {
    const server = await openServer()
    for (const [, method, path] of commands) {
      const sent = { 'content-type': form, origin: embedding, 'sec-fetch-site': 'cross-site' }
      expect([path, await sends(server, method, path, sent)]).toEqual([path, 403])
    }
  })

  test('of the visitor’s door needs what only our own script can set, and no other door takes that for a proof', async () => {
    const server = await openServer()
    for (const [door, method, path] of commands) {
      const sent = { 'content-type': form, origin: 'https://elsewhere.example', ...withToken(makeToken()) }
      expect([path, (await sends(server, method, path, sent)) === 403]).toEqual([path, door !== 'visitor'])
    }
  })
})

describe('from another site', () => {
  const types = [
    form,
    'APPLICATION/X-WWW-FORM-URLENCODED',
    `${form}; charset=utf-8`,
    'multipart/form-data; boundary=x',
    'text/plain',
    'TEXT/PLAIN;charset=UTF-8',
    'text/ping',
    '',
  ]
  test('no request that browsers send without a preflight is accepted, whatever its content type', async () => {
    const server = await openServer()
    for (const type of types) {
      for (const [, method, path] of commands) {
        expect([
          type,
          path,
          await sends(server, method, path, { ...foreign['another site'], ...(type && { 'content-type': type }) }),
        ]).toEqual([type, path, 403])
      }
    }
  })

  test('no CORS header is sent', async () => {
    const server = await openServer()
    for (const [, method, path] of commands) {
      const asking = {
        origin: 'https://elsewhere.example',
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type, pavel-visit',
      }
      const response = await fetch(server.url + path, { method: 'OPTIONS', headers: asking })
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })

  test('an empty DELETE and an empty POST are refused, too', async () => {
    const server = await openServer()
    for (const method of ['DELETE', 'POST']) {
      expect(await sends(server, method, '/callbacks', foreign['another site'] ?? {}, null)).toBe(403)
    }
  })
})

test('without a public address, a page of the requested host is accepted, also behind a proxy that terminates TLS', async () => {
  const server = await openServer({})
  for (const [host, origin] of [
    ['quiz.test:3000', 'http://quiz.test:3000'],
    ['quiz.test', 'https://quiz.test'],
  ] as const) {
    for (const [, method, path] of commands) {
      const sent = { 'content-type': form, host, ...withToken(makeToken()), origin }
      expect([path, await sends(server, method, path, sent)]).not.toEqual([path, 403])
      const { 'pavel-visit': _, ...foreign } = { ...sent, origin: 'https://elsewhere.example' }
      expect(await sends(server, method, path, foreign)).toBe(403)
    }
  }
})

test('a refused form has no effect', async () => {
  const server = await openServer()
  const phone = new URLSearchParams({ phone: '8 916 123-45-67', consent: server.context.consent.version })
  expect(await sends(server, 'POST', '/visits', { ...foreign['another site'] }, phone)).toBe(403)
  expect(await sends(server, 'POST', '/operator/checks', { ...foreign['another site'] })).toBe(403)
  expect(await server.context.db.query.visits.findMany()).toEqual([])
  expect(await server.context.db.query.checks.findMany()).toEqual([])
})

test('the scenario’s events need no origin, because they are signed', async () => {
  const server = await openServer()
  expect((await fetch(`${server.url}/voice/events`, { method: 'POST', body: '{}' })).status).toBe(401)
})
