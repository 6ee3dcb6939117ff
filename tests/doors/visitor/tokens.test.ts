import { beforeEach, expect, test } from 'bun:test'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { makeToken, openVisitSocket, withToken } from '../../cast/visit-token.ts'
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

/** What an attacker without the victim's token might send. */
const attempts: Record<string, () => string> = {
  'the token of another visit': () => stranger.token,
  'no token': () => '',
  'a token that is made up': makeToken,
  'the token cut short': () => victim.token.slice(0, -1),
  'the token with one character more': () => `${victim.token}A`,
  'the token in upper case': () => victim.token.toUpperCase(),
  'the token in lower case': () => victim.token.toLowerCase(),
  'the token with its last character changed': () => victim.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
  'the token with a wildcard': () => victim.token.replace(/.{4}$/, '%25__'),
  'the token with a space in it': () => victim.token.replace(/.$/, ' '),
  'the token twice': () => `${victim.token}, ${victim.token}`,
  'the token in the cookie of before': () => `; pavel=${victim.token}`,
  'the number of the visit': () => '1',
  'a piece of SQL': () => "' or true --",
  'the digits': () => victim.digits,
}

const ask = (path: string, token: string, fields?: Record<string, string>, method = fields ? 'POST' : 'GET') =>
  fetch(evening.url + path, {
    method,
    headers: { ...withToken(token), cookie: `pavel=${token}`, origin: evening.url, 'hx-request': 'true' },
    ...(fields && { body: new URLSearchParams(fields) }),
  })

async function keptOfVictim() {
  const { query } = evening.context.db
  const visit = await query.visits.findFirst({ where: (visit, { eq }) => eq(visit.phone, '+79161234567') })
  const game = await query.participants.findFirst({ where: (game, { eq }) => eq(game.phone, '+79161234567') })
  return { visit, game, calls: await query.calls.findMany({ where: (call, { eq }) => eq(call.caller, '+79161234567') }) }
}

test('beside a subprotocol, a token opens the socket alone', async () => {
  const headers = { 'sec-websocket-protocol': `pavel, visit.${victim.token}`, origin: evening.url }
  for (const [method, path] of [
    ['GET', '/conversation'],
    ['POST', '/hang-ups'],
  ] as const)
    expect((await fetch(evening.url + path, { method, headers })).status).toBe(403)
})

test('without its token, the page and the socket show nothing of a visit', async () => {
  for (const [what, tokenOf] of Object.entries(attempts)) {
    const token = tokenOf()
    const page = await (await ask('/conversation', token)).text()
    const shown = [page.includes(secretWord), page.includes('45-67'), (await framesOf(token)).includes(secretWord)]
    expect([what, ...shown]).toEqual([what, false, false, false])
  }
})

test('without its token, no request changes a visit', async () => {
  const before = await keptOfVictim()
  const question = String(before.game?.question)
  for (const [what, tokenOf] of Object.entries(attempts)) {
    const token = tokenOf()
    for (const [path, fields, method] of [
      ['/answers', { question, answer: evening.answerTo(2) }],
      ['/commands', { command: 'skip', question }],
      ['/hang-ups', {}],
      ['/callbacks', {}],
      ['/callbacks', {}, 'DELETE'],
      ['/visits', { phone: '8 916 000-00-02', consent: evening.context.consent.version }],
    ] as const) {
      expect([what, path, (await (await ask(path, token, fields, method)).text()).includes(secretWord)]).toEqual([
        what,
        path,
        false,
      ])
    }
    expect([what, await keptOfVictim()]).toEqual([what, before])
  }
})

test('with its token, the same requests work', async () => {
  expect(await (await ask('/conversation', victim.token)).text()).toContain(secretWord)
  expect(await framesOf(victim.token)).toContain(secretWord)
  const { game } = await keptOfVictim()
  await ask('/commands', victim.token, { command: 'skip', question: String(game?.question) })
  expect((await keptOfVictim()).game?.rebus).toBe((game?.rebus ?? 0) + 1)
})

test('a picture is shown at the address that is signed for its visit, and at no other', async () => {
  const [path = '', visit = '', seal = ''] = victim.picture.split('.')
  const [, other = ''] = stranger.picture.split('.')
  const wrong = [
    path,
    `${path}.${visit}`,
    `${path}.${other}.${seal}`,
    `${path}.0${visit}.${seal}`,
    `${path}.${visit}.${seal.slice(0, -1)}`,
    `${path}.${visit}.${seal}A`,
    `${path}.${visit}.${seal.toLowerCase()}`,
    `${stranger.picture.split('.')[0]}.${visit}.${seal}`,
  ]
  expect((await fetch(evening.url + victim.picture)).status).toBe(200)
  for (const address of wrong.filter((address) => address !== victim.picture && address !== stranger.picture))
    expect([address, (await fetch(evening.url + address)).status]).toEqual([address, 404])
})

test('a cursor from another visit shows only one’s own entries', async () => {
  for (const after of ['0', '-1', '999999999', '1 or 1=1', 'null']) {
    expect(await framesOf(stranger.token, after)).not.toContain(secretWord)
  }
})

/** Returns the first frame of the socket, which holds the whole conversation, or '' when the socket is closed. */
async function framesOf(token: string, after = '0'): Promise<string> {
  if (!/^[\w.%-]*$/.test(token)) return '' // no browser offers such a subprotocol
  const socket = openVisitSocket(`${evening.url}/socket?after=${encodeURIComponent(after)}`, token, { origin: evening.url })
  return new Promise((resolve) => {
    socket.onmessage = ({ data }) => {
      resolve(String(data))
      socket.close()
    }
    socket.onclose = () => resolve('')
  })
}
