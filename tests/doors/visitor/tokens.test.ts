import { beforeEach, expect, test } from 'bun:test'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { BrowserSocket } from '../../cast/visitor-window.ts'
import type { Visitor } from '../../cast/visitor.ts'

const phone = '8 916 123-45-67'
const secretWord = 'секретное слово'

let evening: Evening
let victim: Visitor
let stranger: Visitor

/** A victim in the middle of a game, and a stranger who plays their own. */
beforeEach(async () => {
  evening = await opensTheEvening({ callsPerMinute: 60 })
  const played = await evening.plays(phone)
  victim = played.visitor
  await played.caller.says(evening.answerTo(1))
  await played.caller.says(secretWord)
  await victim.sees(secretWord)
  stranger = (await evening.plays('8 916 000-00-01')).visitor
})

/** Cookies that an attacker without the victim's token might send. */
const attempts: Record<string, () => string> = {
  'the token of another visit': () => stranger.cookie,
  'no cookie': () => '',
  'an empty token': () => 'pavel=',
  'a token that is made up': () => `pavel=${Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')}`,
  'the token cut short': () => victim.cookie.slice(0, -1),
  'the token with one character more': () => `${victim.cookie}A`,
  'the token in upper case': () => victim.cookie.replace(/=.*/, (token) => token.toUpperCase()),
  'the token in lower case': () => victim.cookie.replace(/=.*/, (token) => token.toLowerCase()),
  'the token with its last character changed': () => victim.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
  'the token with a wildcard': () => victim.cookie.replace(/.{4}$/, '%25__'),
  'the token with a space in it': () => victim.cookie.replace(/.$/, ' '),
  'the token under another name': () => victim.cookie.replace('pavel', 'token'),
  'the name of the cookie in upper case': () => victim.cookie.replace('pavel', 'PAVEL'),
  'the number of the visit': () => 'pavel=1',
  'a piece of SQL': () => "pavel=' or true --",
  'the digits': () => `pavel=${victim.digits}`,
}

const ask = (path: string, cookie: string, fields?: Record<string, string>, method = fields ? 'POST' : 'GET') =>
  fetch(evening.url + path, {
    method,
    headers: { cookie, origin: evening.url, 'hx-request': 'true' },
    ...(fields && { body: new URLSearchParams(fields) }),
  })

async function keptOfVictim() {
  const { query } = evening.context.db
  const visit = await query.visits.findFirst({ where: (visit, { eq }) => eq(visit.phone, '+79161234567') })
  const game = await query.participants.findFirst({ where: (game, { eq }) => eq(game.phone, '+79161234567') })
  return { visit, game, calls: await query.calls.findMany({ where: (call, { eq }) => eq(call.caller, '+79161234567') }) }
}

test('without its token, the page, the pictures and the socket show nothing of a visit', async () => {
  for (const [what, cookieOf] of Object.entries(attempts)) {
    const cookie = cookieOf()
    const page = await (await ask('/', cookie)).text()
    const shown = [
      page.includes(secretWord),
      page.includes('45-67'),
      (await ask(victim.picture, cookie)).status,
      (await framesOf(cookie)).includes(secretWord),
    ]
    expect([what, ...shown]).toEqual([what, false, false, 404, false])
  }
})

test('without its token, no request changes a visit', async () => {
  const before = await keptOfVictim()
  const question = String(before.game?.question)
  for (const [what, cookieOf] of Object.entries(attempts)) {
    const cookie = cookieOf()
    for (const [path, fields, method] of [
      ['/answers', { question, answer: evening.answerTo(2) }],
      ['/commands', { command: 'skip', question }],
      ['/hang-ups', {}],
      ['/callbacks', {}],
      ['/callbacks', {}, 'DELETE'],
      ['/visits', { phone: '8 916 000-00-02', consent: evening.context.consent.version }],
    ] as const) {
      expect([what, path, (await (await ask(path, cookie, fields, method)).text()).includes(secretWord)]).toEqual([
        what,
        path,
        false,
      ])
    }
    expect([what, await keptOfVictim()]).toEqual([what, before])
  }
})

test('with its token, the same requests work', async () => {
  expect(await (await ask('/', victim.cookie)).text()).toContain(secretWord)
  expect((await ask(victim.picture, victim.cookie)).status).toBe(200)
  expect(await framesOf(victim.cookie)).toContain(secretWord)
  const { game } = await keptOfVictim()
  await ask('/commands', victim.cookie, { command: 'skip', question: String(game?.question) })
  expect((await keptOfVictim()).game?.rebus).toBe((game?.rebus ?? 0) + 1)
})

test('a cursor from another visit shows only one’s own entries', async () => {
  for (const after of ['0', '-1', '999999999', '1 or 1=1', 'null']) {
    expect(await framesOf(stranger.cookie, after)).not.toContain(secretWord)
  }
})

/** Returns the first frame of the socket, which holds the whole conversation, or '' when the socket is closed. */
async function framesOf(cookie: string, after = '0'): Promise<string> {
  const socket = new BrowserSocket(`${evening.url.replace('http', 'ws')}/socket?after=${encodeURIComponent(after)}`, {
    headers: { cookie, origin: evening.url },
  })
  return new Promise((resolve) => {
    socket.onmessage = ({ data }) => {
      resolve(String(data))
      socket.close()
    }
    socket.onclose = () => resolve('')
  })
}
