import { afterEach, expect, test } from 'bun:test'
import type { IncomingHttpHeaders } from 'node:http'
import { createPassage } from '../../server/http/passage.ts'
import { consentAsked } from '../cast/consent.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { type Mangling, manglingProxy, type ManglingProxy } from '../cast/mangling-proxy.ts'
import { startServer, type TestServer } from '../cast/server.ts'
import { signsIn, submitsPassword } from '../cast/staff.ts'
import { makeToken, withToken } from '../cast/visit-token.ts'
import { handshake } from './handshake.ts'

const publicUrl = 'https://quiz.example.com'
const operatorPassword = 'a password for tests'
/** what a current browser sends with a form of a page of ours, and an old one */
const current = { origin: publicUrl, referer: `${publicUrl}/operator/sign-in`, 'sec-fetch-site': 'same-origin' }
const old = { origin: publicUrl, referer: `${publicUrl}/operator/sign-in` }

let proxy: ManglingProxy | undefined
afterEach(() => proxy?.close())

/** A server behind a proxy that does this to headers. */
async function behind(
  mangle: Mangling,
  settings: { publicUrl?: string; proxies?: number } = { publicUrl },
  mangleBack?: Mangling,
) {
  const server = await startServer({ operatorPassword, ...settings })
  proxy = await manglingProxy(server.url, mangle, mangleBack)
  return { server, url: proxy.url }
}

const without =
  (...names: string[]): Mangling =>
  (headers) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
const changing =
  (changes: IncomingHttpHeaders): Mangling =>
  (headers) => ({ ...headers, ...changes })

const signIn = (url: string, headers: Record<string, string>) => submitsPassword(url, operatorPassword, { headers })

/** Gives a number as the script of a page of ours does. */
async function givesNumber(url: string, headers: Record<string, string> = current) {
  const response = await fetch(`${url}/visits`, {
    method: 'POST',
    headers: { 'hx-request': 'true', ...withToken(makeToken()), ...headers },
    body: new URLSearchParams({ phone: '8 916 123-45-67', consent: await consentAsked(url) }),
  })
  return { status: response.status, html: await response.text() }
}

/** The only sentence that the operator is told, however often it happens. */
async function told({ told }: TestServer, happens: () => Promise<unknown>) {
  await happens()
  await happens()
  expect(told).toHaveLength(1)
  return told[0] ?? ''
}

test('a proxy may drop any two of the three headers that show which page a form is on', async () => {
  for (const kept of ['origin', 'sec-fetch-site', 'referer']) {
    const { server, url } = await behind(without(...Object.keys(current).filter((name) => name !== kept)))
    expect([kept, (await signIn(url, current)).status]).toEqual([kept, 303])
    expect(server.told).toEqual([])
    await proxy?.close()
  }
})

test('where it drops all three, the page says so, and the log names cause and cure once', async () => {
  const { server, url } = await behind(without(...Object.keys(current)))
  const sentence = await told(server, async () => {
    const { status, html } = await signIn(url, current)
    expect([status, html.includes('Не узнаю свою страницу')]).toEqual([403, true])
  })
  expect(sentence).toContain('a form was refused that came without Origin, Sec-Fetch-Site and Referer')
  expect(sentence).toContain('has to pass them on')
})

test('a page of another site is not believed for its address, and not told of', async () => {
  const { server, url } = await behind((headers) => headers)
  const stranger = { origin: 'https://elsewhere.example', referer: `${publicUrl}/`, 'sec-fetch-site': 'cross-site' }
  expect((await signIn(url, stranger)).status).toBe(403)
  expect((await signIn(url, { ...stranger, 'sec-fetch-site': '' })).status).toBe(403)
  const hidden = { origin: 'null', referer: 'https://elsewhere.example/' }
  expect((await signIn(url, hidden)).status).toBe(403)
  expect(server.told.filter((sentence) => !sentence.includes('elsewhere.example'))).toEqual([])
})

test('PUBLIC_URL that is not where people come is told with both addresses', async () => {
  const { server, url } = await behind((headers) => headers)
  const elsewhere = { origin: 'https://www.example.com', referer: 'https://www.example.com/operator' }
  const sentence = await told(server, () => signIn(url, elsewhere))
  expect(sentence).toBe(
    'a form was refused: PUBLIC_URL is https://quiz.example.com, but its page is at https://www.example.com. ' +
      'Lead people to https://quiz.example.com, or if people reach this server there, set PUBLIC_URL to https://www.example.com',
  )
})

test('without PUBLIC_URL a proxy that has its own Host is told with both', async () => {
  const { server, url } = await behind(changing({ host: '127.0.0.1:3000' }), {})
  const sentence = await told(server, () => signIn(url, old))
  expect(sentence).toContain('its page is at https://quiz.example.com, but it came for the Host "127.0.0.1:3000"')
  expect(sentence).toContain('set PUBLIC_URL to https://quiz.example.com')
})

test('a socket from where people come, too, is told of, and one of a current browser opens', async () => {
  const { server, url } = await behind((headers) => headers)
  const from = (headers: Record<string, string>) => handshake(`${url}/socket`, { Origin: 'https://www.example.com', ...headers })
  expect(await from({ 'Sec-Fetch-Site': 'same-origin' })).toBe(101)
  expect(await from({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
  expect(server.told).toEqual([])
  expect(await told(server, () => from({}))).toContain('a socket was refused: PUBLIC_URL is https://quiz.example.com')
})

test('a proxy that drops the upgrade is told of', async () => {
  const { server, url } = await behind(without('upgrade'))
  const left = { origin: publicUrl, 'sec-websocket-key': btoa('sixteen bytes...'), 'sec-websocket-version': '13' }
  const sentence = await told(server, async () => expect((await fetch(`${url}/socket`, { headers: left })).status).toBe(426))
  expect(sentence).toContain('drops its headers Upgrade and Connection')
})

test('a page without a socket is sent the whole of what it lacks, and the log says that sockets do not arrive', async () => {
  const { server, url } = await behind((headers) => headers)
  const token = makeToken()
  const news = (query = 'after=0') => fetch(`${url}/news?${query}`, { headers: withToken(token) })
  expect((await news()).status).toBe(204)
  const { status } = await fetch(`${url}/visits`, {
    method: 'POST',
    headers: withToken(token),
    body: new URLSearchParams({ phone: '8 916 123-45-67', consent: await consentAsked(url) }),
  })
  expect(status).toBe(200)
  const first = await (await news()).text()
  expect(first).toContain('id="stage"')
  const etag = /data-etag="([^"]*)"/.exec(first)?.[1] ?? ''
  const last = [...first.matchAll(/id="entry-(\d+)"/g)].at(-1)?.[1] ?? '0'
  const again = await (await news(`after=${last}&etag=${etag}`)).text()
  expect(again).not.toContain('id="stage"')
  expect(server.told).toEqual([expect.stringContaining('a proxy has to pass WebSockets on')])
  expect((await fetch(`${url}/news`)).status).toBe(403)
})

test('a proxy that drops the header of the chat is told of', async () => {
  const { server, url } = await behind(without('pavel-visit'))
  const sentence = await told(server, async () => {
    const { status, html } = await givesNumber(url)
    expect([status, html.includes('что-то потерялось в пути')]).toEqual([403, true])
  })
  expect(sentence).toContain('without the header Pavel-Visit')
})

test('a proxy that calls forms something else is told of, and nobody is told that they typed nothing', async () => {
  for (const type of ['application/octet-stream', undefined]) {
    const { server, url } = await behind(changing({ 'content-type': type }))
    const sentence = await told(server, async () => {
      const { status, html } = await givesNumber(url)
      expect([status, html.includes('что-то потерялось в пути')]).toEqual([415, true])
    })
    expect(sentence).toContain(type ? 'with the Content-Type "application/octet-stream"' : 'without a Content-Type')
    await proxy?.close()
  }
})

test('a proxy that loses the cookie of a session is told of, and so is who signs in', async () => {
  const lose: Mangling = ({ 'set-cookie': _, ...headers }) => headers
  const { server, url } = await behind((headers) => headers, { publicUrl }, lose)
  const sentence = await told(server, async () => {
    expect((await signIn(url, current)).headers.get('location')).toBe('/operator')
    const back = await fetch(`${url}/operator`, { redirect: 'manual', headers: { referer: `${publicUrl}/operator/sign-in` } })
    const page = await fetch(url + (back.headers.get('location') ?? ''))
    expect(await page.text()).toContain('Пароль верный, но пропуск потерялся')
  })
  expect(sentence).toContain('has to pass Set-Cookie on')
})

test('the same cause is told once an hour, and counts for a day', () => {
  let time = 0
  const said: string[] = []
  const { note, causes } = createPassage({ tellOperator: (sentence) => said.push(sentence), now: () => time })
  expect(causes()).toEqual([])
  note('origin', 'the first')
  note('origin', 'soon after')
  time += 3600_000
  note('origin', 'after an hour')
  expect([causes(), said]).toEqual([['origin'], ['the first', 'after an hour']])
  time += 24 * 3600_000
  expect(causes()).toEqual([])
})

test('what a proxy spoils is in the list of what is ready, with the cure', async () => {
  const { server, url } = await behind(without('pavel-visit', 'origin', 'sec-fetch-site', 'referer'))
  await givesNumber(url)
  await signIn(url, current)
  const anna = await worksAtTheDesk(server.url, operatorPassword, { origin: publicUrl })
  const proxies = (await anna.opens('/go-live')).text('[data-state=misleading] #point-proxy')
  expect(proxies).toContain('пропадает Pavel-Visit, и чат не отвечает')
  expect(proxies).toContain('Научите прокси передавать Origin, Sec-Fetch-Site и Referer; передавать Pavel-Visit.')
})

test('a proxy that compresses, recodes and adds of its own changes nothing', async () => {
  const recode: Mangling = (headers) => ({ ...headers, etag: undefined, vary: '*', 'x-cache': 'MISS' })
  const { server, url } = await behind(without('accept-encoding', 'accept', 'accept-language'), { publicUrl }, recode)
  expect((await givesNumber(url)).status).toBe(200)
  expect(await signsIn(url, operatorPassword, { headers: current })).toContain('operator=')
  expect(server.told).toEqual([])
})
