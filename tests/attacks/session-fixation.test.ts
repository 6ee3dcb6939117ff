import { expect, test } from 'bun:test'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { BrowserSocket } from '../cast/visitor-window.ts'
import { visits } from '../cast/visitor.ts'

const publicUrl = 'https://quiz.example.com'
const phone = '8 916 123-45-67'

const behindTheProxy = ({ url }: Evening, cookie = '') => visits(url, { cookie, origin: publicUrl })

const tokenIn = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0]?.split('=')[1] ?? ''

const ask = (evening: Evening, path: string, cookie: string, fields?: Record<string, string>, method = fields ? 'POST' : 'GET') =>
  fetch(evening.url + path, {
    method,
    headers: { cookie, origin: publicUrl, 'hx-request': 'true' },
    ...(fields && { body: new URLSearchParams(fields) }),
  })

test('over https the plain cookie, which a sibling subdomain can set, shows no visit and does nothing to one', async () => {
  const evening = await opensTheEvening({ publicUrl })
  const attacker = await behindTheProxy(evening)
  await attacker.givesNumber(phone)
  evening.telephone.dials('79161234567')
  await attacker.isShown('playing')
  const planted = attacker.cookie.replace('__Host-', '')
  expect(planted).toStartWith('pavel=')
  const page = await ask(evening, '/', planted)
  expect(await page.text()).not.toContain('Ребус 1')
  expect(tokenIn(page)).not.toBe(planted.split('=')[1])
  expect((await ask(evening, attacker.picture, planted)).status).toBe(404)
  expect(await closesAtOnce(evening, planted)).toBe(true)
  const { question } = (await evening.context.db.query.participants.findMany())[0] ?? {}
  for (const [path, fields, method] of [
    ['/answers', { question: String(question), answer: evening.answerTo(1) }, 'POST'],
    ['/commands', { question: String(question), command: 'skip' }, 'POST'],
    ['/hang-ups', {}, 'POST'],
    ['/callbacks', {}, 'POST'],
  ] as const) {
    expect([path, (await ask(evening, path, planted, fields, method)).status]).toEqual([path, 422])
  }
  expect((await evening.context.db.query.participants.findMany())[0]?.question).toBe(question)
})

test('over https a token from a plain cookie is never promoted: the victim’s number opens a visit of its own', async () => {
  const evening = await opensTheEvening({ publicUrl })
  const attacker = await behindTheProxy(evening)
  await attacker.givesNumber('8 916 000-00-01')
  const planted = attacker.cookie.replace('__Host-', '')
  const consent = evening.context.consent.version
  const taken = await ask(evening, '/visits', planted, { phone, consent })
  expect(taken.status).toBe(200)
  expect(taken.headers.getSetCookie()[0]).toStartWith('__Host-pavel=')
  expect(tokenIn(taken)).not.toBe(planted.split('=')[1])
  const visits = await evening.context.db.query.visits.findMany({ orderBy: ({ id }, { asc }) => asc(id) })
  expect(visits.map((visit) => visit.phone)).toEqual(['+79160000001', '+79161234567'])
})

for (const [where, settings, name] of [
  ['https', { publicUrl }, '__Host-pavel'],
  ['http', {}, 'pavel'],
] as const) {
  test(`over ${where} a token that the server did not make never becomes a visit`, async () => {
    const evening = await opensTheEvening(settings)
    const origin = 'publicUrl' in settings ? publicUrl : evening.url
    const made = tokenIn(await fetch(evening.url))
    const forged = [
      'x'.repeat(32),
      'one-browser'.padEnd(32, '-'),
      Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url'),
      made.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      made.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A')),
    ]
    for (const [index, token] of forged.entries()) {
      const cookie = `${name}=${token}`
      expect(tokenIn(await fetch(evening.url, { headers: { cookie } }))).not.toBeOneOf(['', token])
      const taken = await fetch(`${evening.url}/visits`, {
        method: 'POST',
        headers: { cookie, origin },
        body: new URLSearchParams({ phone: `8 916 000-00-0${index}`, consent: evening.context.consent.version }),
      })
      expect([taken.status, tokenIn(taken) === token]).toEqual([200, false])
      expect(await (await fetch(evening.url, { headers: { cookie } })).text()).toContain('id="number-form"')
    }
  })
}

test('a page from before the change to https starts anew, since its cookie could be anybody’s', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const again = await evening.restarts({ publicUrl })
  const page = await (await ask(again, '/', visitor.cookie)).text()
  expect(page).toContain('id="number-form"')
  expect(page).not.toContain('45-67')
})

/** Whether the server closes the socket of this cookie before it sends anything. */
function closesAtOnce(evening: Evening, cookie: string): Promise<boolean> {
  const socket = new BrowserSocket(`${evening.url.replace('http', 'ws')}/socket?after=0`, {
    headers: { cookie, origin: publicUrl },
  })
  return new Promise((resolve) => {
    socket.onmessage = () => resolve(false)
    socket.onclose = () => resolve(true)
  })
}
