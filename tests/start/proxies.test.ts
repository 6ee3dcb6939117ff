import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { installTelephone } from '../cast/caller.ts'
import { type Certificate, makeCertificate } from '../cast/certificate.ts'
import { handlesCodes } from '../cast/code-file.ts'
import { emptyDatabase, url as databaseUrl } from '../cast/database.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { fixedQuiz } from '../cast/fixed-quiz.ts'
import { type ServerProcess, startProcess } from '../cast/process.ts'
import { visits } from '../cast/visitor.ts'
import { freePort } from '../run/port.ts'
import { startCaddy } from '../run/proxies/caddy.ts'
import { startNginx } from '../run/proxies/nginx.ts'
import type { Proxy } from '../run/proxies/start-proxy.ts'

/** The files in server/start/deploy, each with the real program that reads it. */
const proxies = [
  ['nginx', startNginx],
  ['Caddy', startCaddy],
] as const

const password = 'a password for tests'
const secret = `whsec_${btoa('a-secret-behind-a-proxy-for-tests')}`
const answers = fixedQuiz().rebuses.map(({ answer }) => answer)
const closing: (() => Promise<unknown>)[] = []
let certificate: Certificate

beforeAll(async () => {
  certificate = await makeCertificate(['localhost'])
  // People's browsers trust the authority of a real certificate. This one is nobody's.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
})

afterAll(() => {
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
})

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  await emptyDatabase()
})

type Start = (typeof proxies)[number][1]

/** Starts the proxy first, because the server has to know its address. */
async function opensBehind(start: Start, path = ''): Promise<{ proxy: Proxy; server: ServerProcess }> {
  const port = String(await freePort())
  const proxy = await start({ servers: [`http://127.0.0.1:${port}`], certificate, path })
  closing.push(proxy.stop)
  const settings = {
    DATABASE_URL: databaseUrl ?? '',
    PORT: port,
    PUBLIC_URL: proxy.url + path,
    PROXIES: '1',
    CALLBACK_SECRET: secret,
    OPERATOR_PASSWORD: password,
  }
  const server = await startProcess({ ...settings, PHONE_NUMBER: '+78001234567' })
  closing.push(server.close)
  return { proxy, server }
}

async function playsFor(proxy: Proxy, path = '') {
  const telephone = await installTelephone({ url: `${proxy.url}${path}/voice/events`, secret })
  closing.push(async () => telephone.close())
  const visitor = await visits(proxy.url, { path, page: `${path}/` })
  await visitor.givesNumber('8 916 123-45-67')
  const caller = telephone.dials('79161234567')
  await visitor.isShown('playing')
  await caller.says(answers[0] ?? '')
  await visitor.hasPoints(10)
  return { visitor, caller }
}

/** What an office exports for a large conference: more than the megabyte that a proxy takes which is told nothing. */
function exportedCodes(count: number): string {
  const note = 'АЛЛО’27, промокод на один билет. '.repeat(8)
  const rows = Array.from({ length: count }, (_, at) => `PAVEL-${String(at).padStart(6, '0')};${note}`)
  return ['code;note', ...rows].join('\n')
}

test.each(proxies)(
  'behind %s a visitor plays over TLS, also while the server restarts, and the desk takes its files',
  async (_, start) => {
    const { proxy, server } = await opensBehind(start)
    const { visitor, caller } = await playsFor(proxy)

    const restarting = server.restart()
    expect(await visitor.isDisconnected()).toBe(1012)
    await restarting
    await visitor.showsTheTab()
    await caller.says(answers[1] ?? '')
    await visitor.hasPoints(20)
    await visitor.types(answers[2] ?? '')
    await visitor.hasPoints(30)

    const anna = await worksAtTheDesk(proxy.url, password)
    const page = await handlesCodes(anna).takes({ file: exportedCodes(3_000) })
    expect(page.text()).toContain('Добавлено: 3 000 промокодов')
    expect(await fetch(proxy.plainUrl, { redirect: 'manual' }).then(({ headers }) => headers.get('location'))).toStartWith(
      'https://',
    )
  },
  180_000,
)

test.each(proxies)('below a path of a site that %s serves, a visitor plays', async (_, start) => {
  const { proxy } = await opensBehind(start, '/quiz')
  await playsFor(proxy, '/quiz')
  expect((await fetch(`${proxy.url}/`)).headers.get('content-security-policy')).toBeNull()
})

/** A server that notes what reaches it, and closes the connection before it answers to a form. */
async function dyingServer() {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    request.resume().once('end', () => (request.method === 'POST' ? request.socket.destroy() : response.end('{}')))
  })
  await once(server.listen(await freePort(), '127.0.0.1'), 'listening')
  closing.push(async () => server.close())
  return { seen, url: `http://127.0.0.1:${(server.address() as { port: number }).port}` }
}

test.each(proxies)(
  '%s names the visitor and the address that the browser asked for, whatever the browser says',
  async (_, start) => {
    const { seen, url } = await dyingServer()
    const proxy = await start({ servers: [url], certificate })
    closing.push(proxy.stop)
    const forged = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'http' }
    await fetch(`${proxy.url}/operator`, { headers: forged })
    const headers = seen.at(-1)?.headers
    expect(headers?.host).toBe(new URL(proxy.url).host)
    expect(headers?.['x-forwarded-proto']).toBe('https')
    expect(String(headers?.['x-forwarded-for']).split(', ').at(-1)).toBeOneOf(['127.0.0.1', '::1'])
  },
)

test.each(proxies)('%s sends the form with a number once, on the page of any campaign', async (_, start) => {
  for (const path of ['/visits', '/c/autumn/visits']) {
    const { seen, url } = await dyingServer()
    const proxy = await start({ servers: [url, url], certificate })
    closing.push(proxy.stop)
    await fetch(proxy.url + path, { method: 'POST', body: new URLSearchParams({ phone: '8 916 123-45-67' }) })
    expect(seen.filter(({ method }) => method === 'POST').length).toBe(1)
  }
})
