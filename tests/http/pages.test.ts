import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import { createEmulator } from '../../scenario/emulator/emulator.ts'
import { createStandIn } from '../../scenario/emulator/stand-in.ts'
import { mountSimulator } from '../../server/commands/stand-in.ts'
import { readConfig } from '../../server/config.ts'
import { sitesOf } from '../../server/http/origins.ts'
import { createMonitor } from '../../server/monitoring/monitoring.ts'
import { runtime } from '../../server/runtime.ts'
import { startingApp } from '../../server/start/starting-app.tsx'
import { liveBelow } from '../../views/address/address.ts'
import { addressOf } from '../../views/assets/assets.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { signsIn } from '../cast/staff.ts'
import { openVisitSocket, withToken } from '../cast/visit-token.ts'
import { pastPrefix } from './past-prefix.ts'
import { writtenIn } from './written-in.ts'

const phone = '8 916 123-45-67'
const prefix = '/quiz'
const operatorPassword = 'a password for tests'
const ownOnly =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const ofDrawing =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/** The page of a rehearsal shows two others in frames. */
const ofFrames: [end: RegExp, policy: string][] = [
  [/^\/operator\/rehearsals\/[\w-]+$/, ownOnly.replace('; frame-ancestors', "; frame-src 'self'; frame-ancestors")],
  [/^\/demo$/, ownOnly.replace('; frame-ancestors', "; frame-src 'self'; frame-ancestors")],
  [/^(\/c\/[\w-]+)?\/chat$/, ownOnly.replace("frame-ancestors 'none'", "frame-ancestors 'self'")],
  [/^\/operator\/rehearsals\/[\w-]+\/(chat|phone)$/, ownOnly.replace("frame-ancestors 'none'", "frame-ancestors 'self'")],
]

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-powered-by': null,
  server: null,
}

const script = await Bun.file(new URL('../doors/simulator/parrot.js', import.meta.url)).text()
const emulators: ReturnType<typeof createEmulator>[] = []
afterEach(() => emulators.splice(0).forEach(({ close }) => close()))

/** what leads past the prefix, of all that a test has looked at */
const past: string[] = []
afterEach(() => expect(past.splice(0)).toEqual([]))

function installEmulator() {
  const emulator = createEmulator({ script, secrets: {}, speech: () => 'by hand' })
  emulators.push(emulator)
  return emulator
}

beforeAll(() => liveBelow(`https://quiz.example.com${prefix}`))
afterAll(() => liveBelow(undefined))

async function opens(settings: { publicUrl?: string; allowedOrigins?: string[] } = {}) {
  const evening = await opensTheEvening({ operatorPassword, emulator: installEmulator(), callsPerMinute: 60, ...settings })
  if (settings.publicUrl) originOf.set(evening.url, new URL(settings.publicUrl).origin)
  return evening
}

type Answer = { status: number; type: string; headers: Headers; html: string; text: string }

/** A session of the operator's; another one, after that one has been ended. */
async function sessionAt(url: string): Promise<string> {
  const { origin } = new URL(url)
  const headers = { origin: originOf.get(origin) ?? origin }
  const session = sessions.get(origin) ?? (await signsIn(origin, operatorPassword, { headers }))
  sessions.set(origin, session)
  return session
}

const sessions = new Map<string, string>()
/** the public origin of the servers that have one */
const originOf = new Map<string, string>()

/** Sends a request as a browser with the token of a visit and the operator's session, through htmx or not. */
async function ask(
  url: string,
  method: string,
  path: string,
  { token = '', fields = {}, isHtmx = false, isOperator = true, origin = new URL(url).origin } = {},
): Promise<Answer> {
  const staff = isOperator && path.startsWith('/operator') ? await sessionAt(url) : ''
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      cookie: staff,
      ...withToken(token),
      origin,
      accept: 'text/html',
      ...(isHtmx && { 'hx-request': 'true' }),
    },
    ...(method === 'POST' && { body: new URLSearchParams(fields) }),
  })
  if (/sign-out|sessions/.test(path)) sessions.delete(new URL(url).origin)
  const type = response.headers.get('content-type') ?? ''
  const text = /^text|json|javascript|svg/.test(type) ? await response.text() : ''
  return { status: response.status, type, headers: response.headers, text, html: type.includes('html') ? text : '' }
}

function isShut(what: string, { headers, html }: Pick<Answer, 'headers' | 'html'>, policy = ownOnly) {
  expect([what, headers.get('content-security-policy')]).toEqual([what, policy])
  const expected = { ...always, ...headersAlone(what) }
  for (const [name, value] of Object.entries(expected)) expect([what, name, headers.get(name)]).toEqual([what, name, value])
  expect([what, ...writtenIn(html)]).toEqual([what])
  past.push(...pastPrefix(html, prefix).map((found) => `${what}: ${found}`))
  expect([what, headers.get('cache-control')]).not.toEqual([what, null])
}

/** Returns the addresses in headers that lead past the prefix, and the cookies that would be sent there. */
function elsewhere(headers: Headers): string[] {
  const addresses = ['location', 'hx-redirect', 'hx-replace-url'].map((name) => headers.get(name) ?? prefix)
  const cookies = headers
    .getSetCookie()
    .filter(isNotFormer)
    .map((cookie) => /; Path=([^;]*)/.exec(cookie)?.[1] ?? cookie)
  return [...addresses, ...cookies].filter((address) => !`${address}/`.startsWith(`${prefix}/`))
}

/** The cookie of former pages was set for the whole host, and can only be removed there. */
const isNotFormer = (cookie: string) => !/^(__Host-)?pavel=;/.test(cookie)

/** What some pages send in the place of a header above, or beside them. */
function headersAlone(what: string): Record<string, string | null> {
  if (what.includes(' /preview/')) return { 'referrer-policy': 'no-referrer' }
  if (/\/embed\.js\b|\/results\/\d+\/link\.png/.test(what)) return { 'cross-origin-resource-policy': 'cross-origin' }
  const isOfFrames = /(^|\s)(\/c\/[\w-]+)?\/chat\b/.test(what)
  return isOfFrames
    ? { 'cross-origin-resource-policy': 'cross-origin', 'cross-origin-embedder-policy': 'require-corp' }
    : { 'cross-origin-embedder-policy': null }
}

/** An address for each route; routes that end in a star are folders. */
const addresses: Record<string, (evening: Evening, call: string, picture: string) => string> = {
  '/static/:hash/:name{.+}': () => addressOf('chat.css'),
  '/pictures/:address': (_, __, picture) => picture.replace(/^\/c\/[^/]+/, ''),
  '/c/:campaign/pictures/:address': (_, __, picture) => picture,
  '/c/:campaign/look/:file': ({ context }) => `${context.path}/look/any.css`,
  '/consent/:version': ({ context }) => `/consent/${context.consent.version}`,
  '/c/:campaign/consent/:version': ({ context }) => `${context.path}/consent/${context.consent.version}`,
  '/c/:campaign/share/:file': ({ context }) => `${context.path}/share/any.jpg`,
  '/results/:points': () => '/results/10',
  '/c/:campaign/results/:points': ({ context }) => `${context.path}/results/10`,
  '/results/:points/:file': () => '/results/10/link.png',
  '/c/:campaign/results/:points/:file': ({ context }) => `${context.path}/results/10/link.png`,
  '/operator/calls/:id': (_, call) => `/operator/calls/${call}`,
  '/operator/calls/:id/live': (_, call) => `/operator/calls/${call}/live`,
  '/operator/calls/:id/take-over': () => '/operator/calls/any/take-over',
  '/operator/calls/:id/stop': () => '/operator/calls/any/stop',
  '/operator/templates/:template': () => '/operator/templates/smallest-ru',
  '/operator/templates/:template/pictures/:picture': () => '/operator/templates/smallest-ru/pictures/any.0.hard',
  '/operator/checks/:id{[1-9][0-9]{0,8}}': () => '/operator/checks/1',
  '/operator/messages/:game{[1-9][0-9]{0,8}}': () => '/operator/messages/1',
  '/operator/sessions/:id{[1-9][0-9]{0,8}}/end': () => '/operator/sessions/1/end',
  '/operator/figures/:table': () => '/operator/figures/funnel.csv',
  ...Object.fromEntries(
    ['', '/number', '/attempt', '/code', '/revocation', '/message', '/answers/:answer', '/erasure'].map((part) => [
      `/operator/people/:game{[1-9][0-9]{0,8}}${part}`,
      () => `/operator/people/1${part.replace(':answer', '1')}`,
    ]),
  ),
  '/offices/timepad/:hookKey': () => '/offices/timepad/any',
  '/offices/pretix/:hookKey': () => '/offices/pretix/any',
  '/phone/sessions/:session/:token': () => '/phone/sessions/any/any',
  '/preview/:token': () => '/preview/any',
  '/preview/:token/:key/:level': () => '/preview/any/1/hard',
}

/** The address of a route about the evening's campaign, `key` being one of its rebuses. Null for other routes. */
function onDesk(pattern: string, { context }: Evening, key: string): string | null {
  if (!pattern.startsWith('/operator/campaigns/:campaign')) return null
  const values: Record<string, string> = {
    campaign: context.path.slice('/c/'.length),
    section: 'basics',
    key,
    level: 'hard',
    number: '1',
  }
  return pattern.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, (name, word: string) => values[word] ?? name)
}

/** The key of a rebus, as the list of the desk links to it. */
async function rebusKey({ url, context }: Evening): Promise<string> {
  const { html } = await ask(url, 'GET', `/operator/campaigns/${context.path.slice('/c/'.length)}/quiz`)
  return /rebuses\/([\w-]+)/.exec(html)?.[1] ?? ''
}

/** Begins to play the draft, and returns what the addresses of that rehearsal begin with. */
async function beginsRehearsal({ url, context }: Evening): Promise<string> {
  const { headers } = await ask(url, 'POST', `/operator/campaigns/${context.path.slice('/c/'.length)}/quiz/rehearsals`)
  return headers.get('location')?.replace(prefix, '') ?? ''
}

async function telephoneCall(url: string): Promise<string> {
  const { headers } = await ask(url, 'POST', '/phone/calls', { fields: { caller: phone, called: '8 800 555-35-35' } })
  return new URL(headers.get('hx-replace-url') ?? '', url).searchParams.get('call') ?? ''
}

test('every route sends the security headers, on success and failure, and no page has inline code or styles', async () => {
  const evening = await opens()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('пингвин')
  await visitor.sees('Попытка 2 из 3')
  const { token, picture } = visitor
  const { id: call = '' } = (await evening.context.db.query.calls.findFirst()) ?? {}
  const inPhone = await telephoneCall(evening.url)
  const key = await rebusKey(evening)
  // Hono names a route once for each of its handlers.
  const named = evening.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => [`${method} ${path}`, { method, path }] as const)
  const routes = [...new Map(named).values()]
  expect(routes.length).toBeGreaterThan(25)
  let rehearsal = ''
  for (const { method, path: pattern } of routes) {
    if (rehearsal === '' && pattern.startsWith('/operator/rehearsals')) rehearsal = await beginsRehearsal(evening)
    const path =
      addresses[pattern]?.(evening, call, picture) ??
      onDesk(pattern, evening, key) ??
      pattern
        .replace('/operator/rehearsals/:campaign', rehearsal)
        .replace('/c/:campaign', evening.context.path)
        .replace(/:(id|address|file)/, inPhone)
    for (const who of [
      { token },
      { token, isHtmx: true },
      { token: '' },
      { token, isOperator: false },
      { token, origin: 'https://elsewhere.example' },
    ]) {
      const asked = `${method} ${path} ${JSON.stringify(who)}`
      // some proxies leave the prefix there, others take it away
      const answer = await ask(evening.url + (who.isHtmx ? prefix : ''), method, path, who)
      const isDrawing =
        answer.type === 'image/png' ||
        (answer.type.includes('image/svg') && (path === picture || /\/(quiz|smallest-ru)\/pictures\//.test(path)))
      const ofFrame = answer.status === 200 ? ofFrames.find(([end]) => end.test(path))?.[1] : undefined
      past.push(
        ...[...pastPrefix(answer.html === '' ? answer.text : '', prefix), ...elsewhere(answer.headers)].map(
          (found) => `${asked}: ${found}`,
        ),
      )
      isShut(asked, answer, isDrawing ? ofDrawing : (ofFrame ?? ownOnly))
    }
  }
}, 240_000)

test('the addresses above match the routes', async () => {
  const evening = await opens()
  const patterns = new Set(evening.routes.map(({ path }) => path))
  expect(Object.keys(addresses).filter((pattern) => !patterns.has(pattern))).toEqual([])
  expect(
    [...patterns]
      .filter((pattern) => (onDesk(pattern, evening, 'any') ?? pattern.replace('/c/:campaign', '')).includes(':'))
      .filter((pattern) => !addresses[pattern] && !/^\/phone\/calls\/:id|^\/operator\/rehearsals\/:campaign/.test(pattern)),
  ).toEqual([])
})

test('every state of a game is rendered, and sent to the socket, without inline code or styles', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  const shows = async (state: string) => {
    isShut(state, await ask(evening.url, 'GET', '/conversation', { token: visitor.token }))
    isShut(`${state}, operator`, await ask(evening.url, 'GET', '/operator'))
    expect([state, ...writtenIn(await frameOf(evening.url, visitor.token))]).toEqual([state])
  }
  isShut('nobody', await ask(evening.url, 'GET', '/'))
  await visitor.givesNumber(phone)
  await shows('waiting')
  await visitor.asksToBeCalled()
  const caller = await evening.telephone.rings()
  await shows('ringing')
  caller.answers()
  await visitor.isShown('digits')
  await shows('digits')
  await caller.presses(visitor.digits)
  await visitor.isShown('playing')
  await caller.says(evening.answerTo(1))
  await shows('playing')
  await caller.isListenedTo()
  caller.hangsUp()
  await visitor.isShown('lost')
  await shows('lost')
  const again = evening.telephone.dials('79161234567')
  await visitor.isShown('playing')
  for (const _ of evening.quiz.rebuses.slice(1)) await again.says('пропустить')
  await visitor.isShown('finished')
  await shows('finished')
})

test('a visitor’s text never becomes markup', async () => {
  const evening = await opens()
  const { visitor, caller } = await evening.plays(phone)
  for (const typed of [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<p style="color:red">',
    '"><a href="javascript:alert(1)">',
    '<hx-partial hx-target="body">',
  ]) {
    await caller.says(typed)
    await visitor.types(typed)
  }
  const { id = '' } = (await evening.context.db.query.calls.findFirst()) ?? {}
  for (const path of ['/conversation', '/operator', `/operator/calls/${id}`])
    isShut(path, await ask(evening.url, 'GET', path, { token: visitor.token }))
  expect(writtenIn(await frameOf(evening.url, visitor.token))).toEqual([])
  expect((await frameOf(evening.url, visitor.token)).match(/hx-target="body"/)).toBeNull()
})

test('error responses have the headers: not found, too large, cross-site, internal error', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const { token } = visitor
  const failing: [number, () => Promise<Answer>][] = [
    [404, () => ask(evening.url, 'GET', '/nowhere')],
    [404, () => ask(evening.url, 'GET', '/pictures/nowhere', { token })],
    [404, () => ask(evening.url, 'GET', '/static/nowhere.css')],
    [404, () => ask(evening.url, 'GET', '/operator/calls/nowhere')],
    [403, () => ask(evening.url, 'POST', '/visits', { origin: 'https://elsewhere.example' })],
    [403, () => ask(evening.url, 'POST', '/operator/sign-in', { fields: { name: 'Анна', password: 'a wrong one' } })],
    [422, () => ask(evening.url, 'POST', '/operator/sign-in', { fields: { password: operatorPassword } })],
    [413, () => ask(evening.url, 'POST', '/operator/sign-in', { fields: { password: 'x'.repeat(50_000) } })],
    [413, () => ask(evening.url, 'POST', '/visits', { token, fields: { phone: '9'.repeat(500_000) } })],
    [422, () => ask(evening.url, 'POST', '/visits', { token, fields: { phone: 'lizard' } })],
    [422, () => ask(evening.url, 'POST', '/answers', { token, fields: { answer: 'x'.repeat(300) } })],
  ]
  for (const [status, fail] of failing) {
    const answer = await fail()
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^text\//)
    isShut(String(status), answer)
  }
  evening.context.db = new Proxy(evening.context.db, {
    get() {
      throw new Error('broken')
    },
  })
  for (const isHtmx of [false, true]) {
    const answer = await ask(evening.url, 'GET', '/conversation', { token, isHtmx })
    expect(answer.status).toBe(500)
    isShut('500', answer)
  }
})

describe('over https', () => {
  const publicUrl = `https://quiz.example.com${prefix}`

  test('HSTS is sent for this host, without subdomains', async () => {
    const { url } = await opens({ publicUrl })
    for (const path of ['/', addressOf('chat.css'), '/nowhere', '/pictures/nowhere', '/operator']) {
      expect((await ask(url, 'GET', path)).headers.get('strict-transport-security')).toBe('max-age=15552000')
    }
  })

  test('no HSTS is sent over http', async () => {
    const { url } = await opens()
    for (const path of ['/', '/pictures/nowhere'])
      expect((await ask(url, 'GET', path)).headers.get('strict-transport-security')).toBeNull()
  })

  test('only the chat alone can be framed, and only by us and the sites that show it; who finds no such game is told so anywhere', async () => {
    const sites = ['https://conference.example.com', 'https://www.example.org']
    const { url, context } = await opens({ publicUrl, allowedOrigins: sites })
    const framedBy = (ancestors: string) => ownOnly.replace("frame-ancestors 'none'", `frame-ancestors 'self' ${ancestors}`)
    for (const path of [`${context.path}/chat`, '/chat', `${context.path}/chat?theme=dark&motion=calm`])
      isShut(path, await ask(url, 'GET', path), framedBy(sites.join(' ')))
    const nowhere = await ask(url, 'GET', '/c/nowhere/chat')
    isShut('/c/nowhere/chat', nowhere, framedBy('*'))
    expect([nowhere.status, nowhere.html.includes('Такой игры у меня нет')]).toEqual([404, true])
    const others = [
      '/',
      '/conversation',
      '/nowhere',
      context.path,
      `${context.path}/rules`,
      '/operator',
      '/phone',
      '/phone/nowhere',
    ]
    for (const path of others) isShut(path, await ask(url, 'GET', path))
  })
})

test('the page shown while the server starts has the headers, too', async () => {
  const monitor = createMonitor()
  const sites = sitesOf({ publicUrl: 'https://quiz.example.com' })
  const app = startingApp({ language: 'ru', runtime, sites, monitor, password: null, isLocal: false })
  for (const [accept, path] of [
    ['text/html', '/'],
    ['text/html', '/operator'],
    ['*/*', '/visits'],
    ['*/*', addressOf('chat.css')],
  ] as const) {
    const response = await app.request(path, { headers: { accept } })
    isShut(path, { headers: response.headers, html: accept === 'text/html' ? await response.text() : '' })
    expect(response.headers.get('strict-transport-security')).toBe('max-age=15552000')
  }
  monitor.close()
})

test('while the server starts, every page says so and asks again by itself, also in a frame, and an open one gets a sentence', async () => {
  const monitor = createMonitor()
  const sites = sitesOf({ publicUrl: undefined })
  const app = startingApp({ language: 'ru', runtime, sites, monitor, password: null, isLocal: false })
  for (const path of ['/operator', '/operator/log', '/operator/sign-in']) {
    const response = await app.request(path, { headers: { accept: 'text/html' } })
    const page = await response.text()
    expect([path, response.status]).toEqual([path, 503])
    expect(page).toContain('Пульт запускается')
    expect(page).toContain('<meta http-equiv="refresh" content="2"')
  }
  for (const path of ['/', '/c/allo', '/phone', '/chat?theme=dark', '/c/allo/chat']) {
    const response = await app.request(path, { headers: { accept: 'text/html' } })
    const page = await response.text()
    expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 503, '2'])
    expect(page).toContain('Сервер запускается. Страница откроется сама')
    expect(page).toContain('<meta http-equiv="refresh" content="2"')
    const isFrame = path.includes('chat')
    expect([path, response.headers.get('content-security-policy')?.endsWith("frame-ancestors 'self' *")]).toEqual([path, isFrame])
    expect([path, page.includes('<body class="frame">')]).toEqual([path, isFrame])
  }
  const polled = await app.request('/operator/board', { headers: { accept: 'text/html', 'hx-request': 'true' } })
  expect(await polled.text()).toStartWith('<hx-partial hx-target="#trouble"')
  monitor.close()
})

test('the simulator of the stand-in has the headers, too', async () => {
  const standIn = createStandIn(
    { id: 1, name: 'stand-in', email: 'stand-in@example.com', keys: [], numbers: [] },
    'http://127.0.0.1:3100',
  )
  mountSimulator({
    standIn,
    runtime,
    config: readConfig({}),
    language: 'ru',
    stopping: new AbortController().signal,
    report: unexpected,
  })
  const response = await standIn.app.request('/phone')
  isShut('/phone', { headers: response.headers, html: await response.text() })
  standIn.emulator.close()
})

test('the check finds every kind of inline code', () => {
  const faults = [
    '<style>p {}</style>',
    '<script>1</script>',
    '<p style="color: red">',
    '<p onclick="1">',
    '<p hx-on:click="1">',
    '<a href=" javascript:1">',
    '<p hx-vals="js:{}">',
    '<p hx-trigger="click[ctrlKey]">',
  ]
  for (const fault of faults) expect([fault, writtenIn(fault).length]).toEqual([fault, 1])
  expect(writtenIn('<script src="/static/chat/chat.js"></script><p class="style" hx-trigger="every 2s">on</p>')).toEqual([])
})

/** Returns the first frame of the visit's socket, which holds the whole conversation. */
async function frameOf(url: string, token: string): Promise<string> {
  const socket = openVisitSocket(`${url}/socket?after=0`, token, { origin: url })
  const frame = await new Promise<string>((resolve) => {
    socket.onmessage = ({ data }) => resolve(String(data))
  })
  socket.close()
  return frame
}

function unexpected(error: unknown): never {
  throw error
}
