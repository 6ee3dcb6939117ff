import { expect, test } from 'bun:test'
import { parseHTML } from 'linkedom'
import { scryptSync } from 'node:crypto'
import { createMarks } from '../../../server/staff/staff.ts'
import { getOrCreateSecret } from '../../../server/store/store.ts'
import { startServer, type TestServer } from '../../cast/server.ts'
import { signsIn, submitsPassword } from '../../cast/staff.ts'

const operatorPassword = 'sesame opens'
const observerPassword = 'sesame shows'
const limitTable = { passwords: { address: { most: 3, seconds: 900 }, visit: { most: 2, seconds: 900 } } }
const both = { operatorPassword, observerPassword }

const asks = ({ url }: TestServer, path: string, cookie: string, headers: Record<string, string> = {}) =>
  fetch(url + path, { redirect: 'manual', headers: { accept: 'text/html', cookie, ...headers } })

const presses = ({ url }: TestServer, path: string, cookie: string) =>
  fetch(url + path, { method: 'POST', redirect: 'manual', headers: { accept: 'text/html', cookie, origin: url } })

const isIn = async (server: TestServer, cookie: string) => (await asks(server, '/operator', cookie)).status === 200

const saidIn = (html: string) => parseHTML(html).document.querySelector('[role=status]#sign-in-said')?.textContent?.trim()

/** A browser that keeps its cookie, and what it is answered. */
function browser(url: string) {
  let cookie = ''
  return async (password: string) => {
    const answer = await submitsPassword(url, password, { cookie })
    cookie = answer.cookie
    return answer.status
  }
}

test('whoever wants to see a page signs in first, and then sees that page', async () => {
  const server = await startServer(both)
  const sent = await asks(server, '/operator/log?before=7', '')
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/operator/sign-in?to=%2Foperator%2Flog%3Fbefore%3D7'])
  const form = await (await asks(server, sent.headers.get('location') ?? '', '')).text()
  const to = parseHTML(form).document.querySelector('[name=to]')?.getAttribute('value') ?? ''
  expect(to).toBe('/operator/log?before=7')
  const { status, headers } = await submitsPassword(server.url, operatorPassword, { to })
  expect([status, headers.get('location')]).toEqual([303, to])
})

test('the form leads to the operator’s pages only', async () => {
  const { url } = await startServer(both)
  for (const to of [
    'https://elsewhere.example/operator',
    '//elsewhere.example/operator',
    '/\\elsewhere.example/operator',
    '/operator/../\\elsewhere.example',
    '/operator/..//elsewhere.example/',
    '/operator/%2e%2e//elsewhere.example/',
    'javascript:alert(1)',
    '/phone',
    '/operatorish',
    '/operator/sign-in?to=/operator/sign-in',
    '\t//elsewhere.example',
    '/operator\r\nSet-Cookie: a=b',
  ]) {
    const { status, headers } = await submitsPassword(url, operatorPassword, { to })
    expect([to, status, headers.get('location')]).toEqual([to, 303, expect.stringMatching(/^\/operator(Set-Cookie:%20a=b)?$/)])
    expect(headers.getSetCookie()).toHaveLength(1)
  }
})

test('a wrong password and a missing name are said on the form, which keeps the name and never the password', async () => {
  const { url } = await startServer(both)
  const wrong = await submitsPassword(url, 'sesame closes', { name: 'Анна "<b>"' })
  expect([wrong.status, wrong.headers.get('content-type'), saidIn(wrong.html)]).toEqual([
    403,
    'text/html; charset=UTF-8',
    'Пароль не подошёл. Проверьте раскладку и Caps Lock.',
  ])
  expect(parseHTML(wrong.html).document.querySelector('#sign-in-name')?.getAttribute('value')).toBe('Анна "<b>"')
  expect(wrong.html).not.toContain('sesame')
  expect(wrong.headers.get('www-authenticate')).toBeNull()
  expect(wrong.headers.getSetCookie()).toEqual([])
  for (const name of ['', '  ', '\u200B\u202E', '\u0000'])
    expect((await submitsPassword(url, operatorPassword, { name })).status).toBe(422)
})

test('a session lapses when nobody uses it for half a day, and a week after the sign-in in any case', async () => {
  const server = await startServer(both)
  const unused = await signsIn(server.url, operatorPassword)
  server.passes(12 * 60 - 1)
  expect(await isIn(server, unused)).toBe(true)
  server.passes(12 * 60 + 1)
  expect(await isIn(server, unused)).toBe(false)
  const used = await signsIn(server.url, operatorPassword)
  for (let times = 0; times < 20; times += 1) {
    server.passes(8 * 60)
    expect(await isIn(server, used)).toBe(true)
  }
  server.passes(8 * 60 + 1)
  expect(await isIn(server, used)).toBe(false)
})

test('signing out ends this session, and the page says so; signing in again makes another token', async () => {
  const server = await startServer(both)
  const [here, there] = [await signsIn(server.url, operatorPassword), await signsIn(server.url, operatorPassword)]
  expect(here).not.toBe(there)
  const left = await presses(server, '/operator/sign-out', here)
  expect([left.status, left.headers.get('location')]).toEqual([303, '/operator/sign-in?left'])
  expect(saidIn(await (await asks(server, '/operator/sign-in?left', here)).text())).toBe('Вы вышли. До встречи!')
  expect(saidIn(await (await asks(server, '/operator/sign-in', here)).text())).toBe('Сеанс закончился. Войдите ещё раз.')
  expect(saidIn(await (await asks(server, '/operator/sign-in', '')).text())).toBe('')
  expect([await isIn(server, here), await isIn(server, there)]).toEqual([false, true])
  const again = await submitsPassword(server.url, operatorPassword, { cookie: here })
  expect(again.cookie).not.toBe(here)
  expect([await isIn(server, here), await isIn(server, again.cookie)]).toEqual([false, true])
})

test('signing out everywhere ends all sessions of that name and role, and no others', async () => {
  const server = await startServer(both)
  const anna = [await signsIn(server.url, operatorPassword), await signsIn(server.url, operatorPassword)]
  const boris = await signsIn(server.url, operatorPassword, { name: 'Борис' })
  const impostor = await signsIn(server.url, observerPassword)
  await presses(server, '/operator/sign-out/everywhere', impostor)
  expect(await isIn(server, anna[0] ?? '')).toBe(true)
  await presses(server, '/operator/sign-out/everywhere', anna[0] ?? '')
  expect(await Promise.all([...anna, boris].map((cookie) => isIn(server, cookie)))).toEqual([false, false, true])
})

test('an operator ends the session of somebody else, and an observer does not', async () => {
  const server = await startServer(both)
  const boris = await signsIn(server.url, observerPassword, { name: 'Борис' })
  const anna = await signsIn(server.url, operatorPassword)
  expect((await presses(server, '/operator/sessions/2/end', boris)).status).toBe(403)
  expect(await isIn(server, anna)).toBe(true)
  expect((await presses(server, '/operator/sessions/2/end', anna)).status).toBe(303)
  expect(await isIn(server, anna)).toBe(true)
  expect((await presses(server, '/operator/sessions/1/end', anna)).status).toBe(303)
  expect(await isIn(server, boris)).toBe(false)
})

test('a new sign-in in the same browser ends the session before', async () => {
  const server = await startServer(both)
  const before = await signsIn(server.url, observerPassword)
  await signsIn(server.url, operatorPassword, { cookie: before })
  expect(await isIn(server, before)).toBe(false)
})

test('a session outlives a restart, and ends when its password is removed or becomes an observer’s', async () => {
  const first = await startServer(both)
  const session = await signsIn(first.url, operatorPassword)
  await first.stop()
  const restarted = await startServer(both)
  expect(await isIn(restarted, session)).toBe(true)
  await restarted.stop()
  const former = await startServer({ operatorPassword: 'sesame anew', operatorPasswordFormer: operatorPassword })
  expect(await isIn(former, session)).toBe(true)
  await former.stop()
  const demoted = await startServer({ operatorPassword: 'sesame anew', observerPassword: operatorPassword })
  expect([await isIn(demoted, session), (await presses(demoted, '/operator/checks', session)).status]).toEqual([true, 403])
  await demoted.stop()
  expect(await isIn(await startServer({ operatorPassword: 'sesame anew' }), session)).toBe(false)
})

test('unless a test says otherwise, the mark of a password costs what is usual for one', async () => {
  const { db } = (await startServer()).context
  const mark = await createMarks(db, { operator: ['a password'], observer: [] }).of({ role: 'operator', password: 'a password' })
  const slow = scryptSync('a password', await getOrCreateSecret(db, 'staff secret'), 16, { N: 16_384 })
  expect(mark).toBe(slow.toString('base64url'))
})

test('an open page whose session is over is told to show the form, and what it polls is not swapped in', async () => {
  const server = await startServer(both)
  const polled = await asks(server, '/operator/board', '', { 'hx-request': 'true', 'hx-current-url': `${server.url}/operator` })
  expect([polled.status, polled.headers.get('hx-redirect')]).toEqual([403, '/operator/sign-in?to=%2Foperator'])
  expect(await polled.text()).not.toContain('<html')
})

test('where the role may not, a page says so, and an open page gets a sentence', async () => {
  const server = await startServer(both)
  const cookie = await signsIn(server.url, observerPassword)
  const page = await presses(server, '/operator/checks', cookie)
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
    403,
    'text/html; charset=UTF-8',
    expect.stringContaining('Здесь можно только смотреть'),
  ])
  const headers = { cookie, origin: server.url, 'hx-request': 'true' }
  const fragment = await (await fetch(`${server.url}/operator/checks`, { method: 'POST', headers })).text()
  expect(fragment).toContain('войдите с паролем оператора')
  expect(fragment).not.toContain('<html')
  expect(await server.context.db.query.checks.findMany()).toEqual([])
})

test('an observer’s page has no button that changes anything, and an operator’s has', async () => {
  const server = await startServer(both)
  const formsFor = async (password: string) => {
    const html = await (await asks(server, '/operator', await signsIn(server.url, password))).text()
    return [...html.matchAll(/hx-post="([^"]+)"/g)].map(([, address]) => address)
  }
  expect(await formsFor(observerPassword)).toEqual([])
  expect(await formsFor(operatorPassword)).toEqual(['/operator/checks'])
})

test('whoever comes by a link from another site is led on, so that the browser sends the cookie', async () => {
  const server = await startServer(both)
  const answer = await asks(server, '/operator/log', '', { 'sec-fetch-site': 'cross-site' })
  const address = '/operator/sign-in?to=%2Foperator%2Flog'
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(`content="0; url=${address}"`)])
  const led = await asks(server, address, await signsIn(server.url, operatorPassword), { 'sec-fetch-site': 'same-origin' })
  expect([led.status, led.headers.get('location')]).toEqual([303, '/operator/log'])
})

test('the cookie is for these pages, this site and no script, and over https for https alone', async () => {
  const { url } = await startServer(both)
  const [plain] = (await submitsPassword(url, operatorPassword)).headers.getSetCookie()
  expect(plain).toMatch(/^operator=[\w-]{43}; Max-Age=2592000; Path=\/operator; HttpOnly; SameSite=Strict$/)
  const publicUrl = 'https://quiz.example.com'
  const secure = await startServer({ ...both, publicUrl })
  const cookies = (await submitsPassword(secure.url, operatorPassword, { headers: { origin: publicUrl } })).headers.getSetCookie()
  expect(cookies.at(-1)).toMatch(
    /^__Secure-operator=[\w-]{43}; Max-Age=2592000; Path=\/operator; HttpOnly; Secure; SameSite=Strict$/,
  )
  const planted = (cookies.at(-1) ?? '').split(';')[0]?.replace('__Secure-', '') ?? ''
  expect(await isIn(secure, planted)).toBe(false)
})

test('after a few wrong passwords even the right one is refused, with how long to wait', async () => {
  const { url } = await startServer({ ...both, limitTable })
  const guess = browser(url)
  for (const word of ['one', 'two', 'three']) expect(await guess(word)).toBe(403)
  expect(await guess('four')).toBe(429)
  const refused = await submitsPassword(url, operatorPassword)
  expect([refused.status, saidIn(refused.html)]).toEqual([429, 'Слишком много неверных паролей. Попробуйте через 15\u00a0минут.'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
})

test('neither the right password nor a look at the form counts as a try', async () => {
  const server = await startServer({ ...both, limitTable })
  for (let time = 0; time < 5; time++) {
    expect((await submitsPassword(server.url, operatorPassword)).status).toBe(303)
    expect((await asks(server, '/operator/sign-in', '')).status).toBe(200)
    expect((await submitsPassword(server.url, 'a guess', { name: '' })).status).toBe(422)
  }
})

test('another person on the same network who guesses passwords does not lock the operator out', async () => {
  const { url } = await startServer({ ...both, limitTable })
  const operator = browser(url)
  expect(await operator(operatorPassword)).toBe(303)
  const guess = browser(url)
  for (const word of ['one', 'two', 'three', 'four']) await guess(word)
  expect(await guess(operatorPassword)).toBe(429)
  expect(await operator(operatorPassword)).toBe(303)
})

test('a browser that has signed in gets no more wrong tries than another', async () => {
  const { url } = await startServer({ ...both, limitTable })
  const operator = browser(url)
  await operator(operatorPassword)
  for (const word of ['one', 'two']) expect(await operator(word)).toBe(403)
  expect(await operator('three')).toBe(429)
})
