import { describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { visits as visitRows } from '../../../server/store/schema/players.ts'
import { hashToken } from '../../../server/store/secrets.ts'
import '../../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { makeToken, withToken } from '../../cast/visit-token.ts'
import { visits } from '../../cast/visitor.ts'
import { waitFor } from '../../cast/waiting.ts'

const publicUrl = 'https://quiz.example.com'
const phone = '8 916 123-45-67'

/** A game whose visit began when the token was in a cookie: 192 random bits, and 64 of a seal. */
async function playsFromBefore(evening: Evening, origin = evening.url) {
  const visitor = await visits(evening.url, { origin })
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('79161234567')
  await visitor.isShown('playing')
  const former = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
  await evening.context.db
    .update(visitRows)
    .set({ token: hashToken(former) })
    .where(eq(visitRows.token, hashToken(visitor.token)))
  return { former, caller }
}

const rowsOf = ({ context }: Evening) => context.db.query.visits.findMany({ orderBy: ({ id }, { asc }) => asc(id) })

describe('who began with a cookie goes on', () => {
  test('in mid-game, with a token of the page; the former one opens nothing any more, and the cookie is gone', async () => {
    const evening = await opensTheEvening()
    const { former, caller } = await playsFromBefore(evening)
    const visitor = await visits(evening.url, { cookie: `pavel=${former}` })
    await visitor.isShown('playing')
    expect(visitor.cookie).toBe('pavel=')
    await caller.says(evening.answerTo(1))
    await visitor.hasPoints(10)
    expect((await rowsOf(evening)).map(({ token }) => token)).toEqual([hashToken(visitor.token)])
    const late = await visits(evening.url, { cookie: `pavel=${former}` })
    await late.sees('Ваш номер телефона')
    await (await evening.comes(visitor.token)).isShown('playing')
  })

  test('in every campaign that the cookie had a visit to', async () => {
    const evening = await opensTheEvening()
    const { former } = await playsFromBefore(evening)
    const { path, campaignId } = await evening.opens('next-year')
    const there = await visits(evening.url, { path })
    await there.givesNumber(phone)
    await evening.context.db
      .update(visitRows)
      .set({ token: hashToken(former) })
      .where(eq(visitRows.campaignId, campaignId))
    const visitor = await visits(evening.url, { cookie: `pavel=${former}`, path: evening.context.path })
    await visitor.isShown('playing')
    await (await visits(evening.url, { token: visitor.token, path })).isShown('waiting')
  })

  test('where the page has begun a visit of its own, with that one', async () => {
    const evening = await opensTheEvening()
    const { former } = await playsFromBefore(evening)
    const own = await evening.comes()
    await own.givesNumber('8 916 000-00-01')
    const again = await visits(evening.url, { cookie: `pavel=${former}`, token: own.token })
    await again.isShown('waiting')
    expect((await rowsOf(evening)).map(({ token }) => token)).not.toContain(hashToken(former))
  })

  test('over https only by the name that no other host of the domain can set', async () => {
    const evening = await opensTheEvening({ publicUrl })
    const { former } = await playsFromBefore(evening, publicUrl)
    for (const cookie of [`pavel=${former}`, `__Secure-pavel=${former}`]) {
      const planted = await visits(evening.url, { cookie, origin: publicUrl })
      await planted.sees('Ваш номер телефона')
      const headers = { cookie, origin: publicUrl, ...withToken(makeToken()) }
      const answer = await fetch(`${evening.url}/visits/former`, { method: 'POST', headers })
      expect(await answer.text()).not.toContain('data-state')
    }
    expect((await rowsOf(evening)).map(({ token }) => token)).toEqual([hashToken(former)])
    const visitor = await visits(evening.url, { cookie: `__Host-pavel=${former}`, origin: publicUrl })
    await visitor.isShown('playing')
    expect(visitor.cookie).toBe('__Host-pavel=')
  })
})

test('a page from before loads itself again: its socket tells it to ask, and the answer to every request says so', async () => {
  const evening = await opensTheEvening()
  const { former } = await playsFromBefore(evening)
  const cookie = `pavel=${former}`
  const Socket = WebSocket as unknown as new (url: string, options: object) => WebSocket
  const socket = new Socket(`${evening.url.replace('http', 'ws')}/socket?after=0`, { headers: { cookie, origin: evening.url } })
  let [frame, code] = ['', 0]
  socket.onmessage = ({ data }) => void (frame = String(data))
  socket.onclose = (event) => void (code = event.code)
  await waitFor(
    () => code === 1008,
    () => `the socket to close with 1008; it has ${code}`,
  )
  const path = /hx-get="([^"]+)" hx-trigger="load"/.exec(frame)?.[1] ?? 'no request'
  for (const [method, asked] of [
    ['GET', path],
    ['POST', '/commands'],
  ] as const) {
    const answer = await fetch(evening.url + asked, { method, headers: { cookie, 'hx-request': 'true', origin: evening.url } })
    expect([asked, answer.headers.get('hx-refresh')]).toEqual([asked, 'true'])
  }
  // A new page whose scripts did not come would load itself again for ever.
  const answer = await fetch(`${evening.url}/visits/former`, { method: 'POST', headers: { cookie, origin: evening.url } })
  expect([answer.status, answer.headers.get('hx-refresh')]).toEqual([403, null])
})

test('nothing sets a cookie: neither a page, nor a number, nor a game', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  const given = await visitor.givesNumber(phone)
  for (const response of [given, await visitor.gets('/'), await visitor.gets(`${evening.context.path}/chat`)])
    expect(response.headers.getSetCookie()).toEqual([])
  expect(await given.text()).not.toContain(visitor.token)
})

test('a whole game is played behind a proxy that terminates TLS', async () => {
  const evening = await opensTheEvening({ publicUrl })
  const visitor = await visits(evening.url, { origin: publicUrl })
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('79161234567')
  await visitor.isShown('playing')
  const { length } = evening.quiz.rebuses
  for (let rebus = 1; rebus < length; rebus += 1) await caller.says('пропустить')
  await visitor.sees(`Ребус ${length} из ${length}`)
  await visitor.types(evening.answerTo(length))
  await visitor.isShown('finished')
  expect(visitor.code).not.toBeNull()
})
