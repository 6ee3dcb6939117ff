import { expect, test } from 'bun:test'
import { startServer, type TestServer } from '../../cast/server.ts'
import { visits } from '../../cast/visitor.ts'
import { post, started, wire } from '../../cast/wire.ts'

const caller = '79161234567'

/** Starts a server with one visitor who waits for a call. */
async function awaited() {
  const server = await startServer()
  const visitor = await visits(server.url)
  await visitor.givesNumber(caller)
  return { server, visitor, line: wire(server.url) }
}

async function playing() {
  const evening = await awaited()
  await evening.line.starts(caller)
  await evening.line.reports({ type: 'call.answered' })
  return evening
}

const wrong = { type: 'speech.heard', text: 'пингвин', confidence: 0.9, turn: 1 } as const
const answersOf = ({ context }: TestServer) => context.db.query.answers.findMany({ orderBy: ({ id }) => id })

test('a call from a waiting visitor’s number is greeted with the first rebus', async () => {
  const { line } = await awaited()
  const { status, turn } = await line.starts(caller)
  expect(status).toBe(200)
  expect(turn).toMatchObject({ turn: 1, then: 'listen', listen: { keys: 1 } })
  expect(turn.say).toContain('Ребус первый')
})

test('replies are pure ASCII', async () => {
  const { server } = await awaited()
  const { turn, text } = await post(server.url, JSON.stringify({ call: 'ascii', seq: 1, ...started(caller) }))
  expect(turn.say).toContain('Ребус')
  expect(text).toMatch(/^[\x20-\x7e]*$/)
})

test('a repeated event gets the same reply and counts once', async () => {
  const { server, line } = await playing()
  const event = { call: line.call, seq: 3, ...wrong }
  const first = await line.sends(event)
  const second = await line.sends(event)
  expect(second.turn).toEqual(first.turn)
  expect(await answersOf(server)).toHaveLength(1)
})

test('an event sent twenty times at once counts once', async () => {
  const { server, line } = await playing()
  const event = { call: line.call, seq: 3, ...wrong }
  const replies = await Promise.all(Array.from({ length: 20 }, () => line.sends(event)))
  expect(new Set(replies.map(({ turn }) => JSON.stringify(turn))).size).toBe(1)
  expect(await answersOf(server)).toHaveLength(1)
})

test('a call started twenty times at once starts once', async () => {
  const { server, line } = await awaited()
  const replies = await Promise.all(Array.from({ length: 20 }, () => line.sends({ call: line.call, seq: 1, ...started(caller) })))
  expect(new Set(replies.map(({ turn }) => turn.turn))).toEqual(new Set([1]))
  expect(await server.context.db.query.participants.findMany()).toHaveLength(1)
})

test('an event for an earlier turn gets the current turn and counts for nothing', async () => {
  const { server, line } = await playing()
  const current = await line.reports(wrong)
  const late = await line.reports(wrong)
  expect(late.turn).toEqual(current.turn)
  expect(await answersOf(server)).toHaveLength(1)
})

test('an event after lost ones is accepted, and a lost one that arrives later counts for nothing', async () => {
  const { server, line } = await playing()
  line.skips(2)
  const current = await line.reports(wrong)
  expect(current.turn.turn).toBe(2)
  const lost = await line.sends({ call: line.call, seq: 4, ...wrong })
  expect(lost.turn).toEqual(current.turn)
  expect(await answersOf(server)).toHaveLength(1)
})

test('unknown fields are ignored', async () => {
  const { line } = await awaited()
  const { status } = await line.sends({ call: line.call, seq: 1, ...started(caller), weather: { moon: 'full' } })
  expect(status).toBe(200)
})

test('a NUL, which PostgreSQL cannot store, is dropped', async () => {
  const { server, line } = await playing()
  const { status } = await line.reports({ ...wrong, text: 'пинг\0вин' })
  expect(status).toBe(200)
  expect((await answersOf(server))[0]?.heard).toBe('пингвин')
})

test('an answer that is retried counts even when the hang-up overtakes it', async () => {
  const { server, line } = await playing()
  await line.sends({ call: line.call, seq: 4, type: 'call.ended', reason: '', seconds: 9 })
  await line.sends({ call: line.call, seq: 3, ...wrong, text: server.quiz.rebuses[0]?.answer })
  expect((await server.context.db.query.participants.findMany())[0]?.points).toBe(10)
})

test('a call that ended after a while counts as answered, even if that event was lost', async () => {
  const { server, line } = await awaited()
  await line.starts(caller)
  await line.reports({ type: 'call.ended', reason: '', seconds: 42 })
  expect((await server.context.db.query.participants.findMany())[0]?.lostAt).not.toBeNull()
})

test('a call from a number that no visitor gave is asked for the pairing code', async () => {
  const { line } = await awaited()
  const { turn } = await line.starts('74950000000')
  expect(turn).toMatchObject({ then: 'listen', listen: { keys: 4 } })
})

const refusals: [string, (url: string, call: string) => ReturnType<typeof post>, number, string][] = [
  [
    'a wrong signature',
    (url, call) => post(url, event(call, {}), { secret: `whsec_${btoa('another-secret-of-enough-length')}` }),
    401,
    'webhook-signature',
  ],
  [
    'a signature of ten minutes ago',
    (url, call) => post(url, event(call, {}), { at: new Date(Date.now() - 600_000) }),
    401,
    'webhook-signature',
  ],
  [
    'a signature from the future',
    (url, call) => post(url, event(call, {}), { at: new Date(Date.now() + 600_000) }),
    401,
    'webhook-signature',
  ],
  ['no signature', (url, call) => post(url, event(call, {}), { headers: { 'webhook-signature': '' } }), 401, 'webhook-signature'],
  ['no time', (url, call) => post(url, event(call, {}), { headers: { 'webhook-timestamp': '' } }), 401, 'webhook-signature'],
  ['a body that is not JSON', (url) => post(url, 'call=1&seq=2'), 400, 'body'],
  ['a body that is a JSON string', (url) => post(url, '"call"'), 422, 'body'],
  ['a body over 20 kB', (url, call) => post(url, event(call, { text: 'я'.repeat(20_000) })), 413, 'body'],
  ['an unknown call', (url) => post(url, event('never-began', {})), 404, 'call'],
  ['an unknown type', (url, call) => post(url, event(call, { type: 'tea.served' })), 422, 'type'],
  ['a seq of zero', (url, call) => post(url, event(call, { seq: 0 })), 422, 'seq'],
  ['a seq that is a word', (url, call) => post(url, event(call, { seq: 'three' })), 422, 'seq'],
  ['no turn', (url, call) => post(url, event(call, { turn: undefined })), 422, 'turn'],
  ['a turn that has not come yet', (url, call) => post(url, event(call, { turn: 99 })), 422, 'turn'],
  ['a confidence of 90', (url, call) => post(url, event(call, { confidence: 90 })), 422, 'confidence'],
  ['a seq too large for the database', (url, call) => post(url, event(call, { seq: 3e9 })), 422, 'seq'],
  [
    'a duration too large for the database',
    (url, call) => post(url, event(call, { type: 'call.ended', reason: '', seconds: 3e9 })),
    422,
    'seconds',
  ],
  ['letters for keys', (url, call) => post(url, event(call, { type: 'keys.pressed', keys: 'abc' })), 422, 'keys'],
]

for (const [what, send, status, field] of refusals) {
  test(`refuses ${what} and names «${field}»`, async () => {
    const { server, line } = await playing()
    const refused = await send(server.url, line.call)
    expect(refused.status).toBe(status)
    expect(refused.error.field).toBe(field)
    expect(await answersOf(server)).toHaveLength(0)
    expect(server.reported).toEqual([])
  })
}

function event(call: string, fields: Record<string, unknown>): string {
  return JSON.stringify({ call, seq: 3, ...wrong, ...fields })
}
