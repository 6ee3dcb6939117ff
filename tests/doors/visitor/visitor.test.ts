import { expect, test } from 'bun:test'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { waitFor } from '../../cast/waiting.ts'

const phone = '8 916 123-45-67'

test('a reload, another tab and a hidden tab show the current state at once', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('пингвин')
  await visitor.sees('Попытка 2 из 3')
  visitor.hidesTheTab()
  await caller.says(evening.answerTo(1))
  await caller.hears('плюс 6')
  const tab = await evening.comes(visitor.token)
  expect(tab.points).toBe(6)
  await visitor.showsTheTab()
  await visitor.hasPoints(6)
  await visitor.sees('Ребус 2 из 5')
  const lines = visitor.entries
  await visitor.reloads()
  expect(visitor.entries).toEqual(lines)
  expect(new Set(lines).size).toBe(lines.length)
})

test('a restart of the server during a game goes unnoticed', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  const again = await evening.restarts()
  const returned = await again.comes(visitor.token)
  expect(returned.points).toBe(10)
  await again.telephone.dials('79161234567').hears('На счету 10 очков')
})

test('the result stays in the browser that played', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  const { code } = visitor
  await visitor.reloads()
  expect(visitor.code).toBe(code)
})

test('a picture is served only on its turn, at an address for one visit, and can be cached for ever', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  const first = visitor.picture
  const shown = await visitor.gets(first)
  expect(shown.status).toBe(200)
  expect(shown.headers.get('cache-control')).toContain('immutable')
  await caller.says(evening.answerTo(1))
  await visitor.sees('Ребус 2 из 5')
  const second = visitor.picture
  const { visitor: behind } = await evening.plays('8 916 000-00-01')
  const drawing = (address: string) => address.split('.')[0]
  expect(drawing(behind.picture)).toBe(drawing(first))
  expect(behind.picture).not.toBe(first)
  const [, ...seal] = behind.picture.split('.')
  expect((await behind.gets([drawing(second), ...seal].join('.'))).status).toBe(404)
})

test('a form of half a megabyte is refused, and the page stays as it is', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  expect((await visitor.givesNumber('9'.repeat(500_000))).status).toBe(413)
  await visitor.sees('Инженеры уже бегут')
  await visitor.sees('Ваш номер телефона')
})

test('without a token that a page of ours has made, no visit begins, and a page from before there were any loads itself again', async () => {
  const { url, context } = await opensTheEvening()
  const body = new URLSearchParams({ phone, consent: context.consent.version })
  for (const token of ['', '1', 'x'.repeat(31), 'x'.repeat(33), 'x'.repeat(43), `${'x'.repeat(31)}!`]) {
    const headers = { 'pavel-visit': token, origin: url, 'hx-request': 'true', cookie: `pavel=${'x'.repeat(32)}` }
    const refused = await fetch(`${url}/visits`, { method: 'POST', headers, body })
    expect([token, refused.status, refused.headers.get('hx-refresh')]).toEqual([token, 403, 'true'])
    const { cookie: _, ...alone } = headers
    const unknown = await fetch(`${url}/visits`, { method: 'POST', headers: alone, body })
    expect([token, unknown.status, unknown.headers.get('hx-refresh')]).toEqual([token, 403, null])
  }
  expect(await context.db.query.visits.findMany()).toEqual([])
})

test('giving the number again after a lost reply opens no second visit, and a call is paired with it', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  const { token } = visitor
  await visitor.givesNumber(phone)
  const again = await evening.comes(token)
  await again.isShown('waiting')
  await again.givesNumber(phone)
  expect(again.digits).toBe(visitor.digits)
  evening.telephone.dials('79161234567')
  await Promise.all([visitor.isShown('playing'), again.isShown('playing')])
})

test('a page left open until its pairing code expired shows the new one', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  evening.passes(7 * 60)
  await evening.sweeps()
  await waitFor(
    async () => visitor.digits !== '' && visitor.digits === (await kept(evening)),
    () => 'the digits of the visit',
  )
  const caller = evening.telephone.dials('anonymous')
  await caller.presses(visitor.digits)
  await visitor.isShown('playing')
})

test('a tab shown again after its pairing code expired shows the new one', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  visitor.hidesTheTab()
  evening.passes(7 * 60)
  await evening.sweeps()
  await visitor.showsTheTab()
  await waitFor(
    async () => visitor.digits !== '' && visitor.digits === (await kept(evening)),
    () => 'the digits of the visit',
  )
  const caller = evening.telephone.dials('79161234567')
  await caller.hears('Ребус первый')
  await visitor.isShown('playing')
})

test('an internal error gets a message in Pavel’s words that does not reveal the cause', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  evening.context.db = new Proxy(evening.context.db, {
    get() {
      throw new Error('secret 79161234567')
    },
  })
  const response = await visitor.givesNumber(phone)
  expect(response.status).toBe(500)
  expect(await response.text()).not.toMatch(/secret|at .*\.ts/)
  expect(evening.reported).toHaveLength(1)
})

/** The pairing code of the only visit. */
async function kept({ context }: Evening): Promise<string | null | undefined> {
  return (await context.db.query.visits.findMany())[0]?.digits
}
