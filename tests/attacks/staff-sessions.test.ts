import { expect, test } from 'bun:test'
import { createHash, createHmac } from 'node:crypto'
import { startServer, type TestServer } from '../cast/server.ts'
import { signsIn, submitsPassword } from '../cast/staff.ts'
import { dump, findAll } from '../privacy/dump.ts'

const operatorPassword = 'sesame opens'
const observerPassword = 'sesame shows'
const both = { operatorPassword, observerPassword }
const few = { most: 3, seconds: 900 }

const opens = async ({ url }: TestServer, cookie: string) =>
  (await fetch(`${url}/operator`, { redirect: 'manual', headers: { cookie } })).status === 200

test('nobody can tell from a cookie whether a password is right: it is drawn anew each time, and nothing in it comes from one', async () => {
  const { url } = await startServer(both)
  const cookies = [
    await signsIn(url, operatorPassword),
    await signsIn(url, operatorPassword),
    await signsIn(url, observerPassword),
  ]
  const tokens = cookies.map((cookie) => cookie.split('=')[1] ?? '')
  expect(new Set(tokens).size).toBe(3)
  for (const token of tokens) {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    for (const word of ['', 'operator', token])
      expect(createHmac('sha256', operatorPassword).update(word).digest('base64url')).not.toBe(token)
    expect(createHash('sha256').update(operatorPassword).digest('base64url')).not.toBe(token)
  }
})

test('whoever reads the database finds neither a token nor a password in it, and opens no page with what is there', async () => {
  const server = await startServer(both)
  const cookie = await signsIn(server.url, operatorPassword)
  expect(await findAll([cookie.split('=')[1] ?? '', operatorPassword, observerPassword])).toEqual([])
  const [session] = await server.context.db.query.sessions.findMany()
  for (const stolen of [session?.token ?? '', (session?.token ?? '').slice(0, 43), session?.passwordMark ?? '', '1'])
    expect([stolen, await opens(server, `operator=${stolen}`)]).toEqual([stolen, false])
  const sums = ['sha256', 'sha1', 'md5'].flatMap((name) =>
    (['hex', 'base64url'] as const).map((form) => createHash(name).update(operatorPassword).digest(form)),
  )
  const rows = (await dump()).map(({ text }) => text).join('\n')
  for (const sum of sums) expect(rows).not.toContain(sum)
})

test('a cookie that was planted before the sign-in is not the one afterwards, and opens nothing', async () => {
  const server = await startServer(both)
  const planted = `operator=${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`
  const { cookie, status } = await submitsPassword(server.url, operatorPassword, { cookie: planted })
  expect(status).toBe(303)
  expect(cookie).not.toBe(planted)
  expect(await opens(server, planted)).toBe(false)
})

test('another site cannot sign a browser in, or out', async () => {
  const server = await startServer(both)
  const cookie = await signsIn(server.url, operatorPassword)
  const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  const forged = await submitsPassword(server.url, observerPassword, { headers: elsewhere })
  expect([forged.status, forged.headers.getSetCookie()]).toEqual([403, []])
  for (const path of ['/operator/sign-out', '/operator/sign-out/everywhere', '/operator/sessions/1/end'])
    expect((await fetch(server.url + path, { method: 'POST', headers: { cookie, ...elsewhere } })).status).toBe(403)
  expect(await opens(server, cookie)).toBe(true)
})

test('an observer gets no more guesses at the operator’s password by signing in again and again', async () => {
  const limitTable = { passwords: { address: few, visit: few } }
  const { url } = await startServer({ ...both, limitTable })
  const answers: number[] = []
  for (let time = 0; time < 6; time++) {
    const cookie = await signsIn(url, observerPassword, { cookie: '' })
    answers.push((await submitsPassword(url, `guess ${time}`, { cookie })).status)
  }
  expect(answers).toEqual([403, 403, 403, 429, 429, 429])
})

test('a forged cookie, or one whose password is no longer set, does not exempt a browser from the limit of its address', async () => {
  const limitTable = { passwords: { address: few, visit: few } }
  const before = await startServer(both)
  const former = await signsIn(before.url, operatorPassword)
  await before.stop()
  const { url } = await startServer({ operatorPassword: 'sesame anew', limitTable })
  const forged = [former, 'operator=1', `operator=${'A'.repeat(43)}`]
  for (const cookie of forged) expect((await submitsPassword(url, 'a guess', { cookie })).status).toBe(403)
  for (const cookie of forged) expect((await submitsPassword(url, 'a guess', { cookie })).status).toBe(429)
})

test('a name cannot carry a telephone number or invisible characters into the log', async () => {
  const server = await startServer(both)
  await signsIn(server.url, operatorPassword, { name: ' Анна\u202E\u0000\n 8 (916) 123-45-67 ' })
  const [deed] = await server.context.db.query.deeds.findMany()
  expect(deed?.name).toBe('Анна · (···) ···-··-67')
  await signsIn(server.url, operatorPassword, { name: 'я'.repeat(1000) })
  expect((await server.context.db.query.deeds.findMany())[1]?.name).toHaveLength(60)
})
