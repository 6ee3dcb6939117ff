import { beforeEach, expect, test } from 'bun:test'
import fc from 'fast-check'
import { startServer, type TestServer } from '../../cast/server.ts'
import { visits } from '../../cast/visitor.ts'
import { started } from '../../cast/wire.ts'
import { deliver, headersOf, type Signed } from './delivery.ts'

const caller = '79161234567'
const otherSecret = `whsec_${btoa('another-secret-of-enough-length')}`
const minutes = (count: number) => new Date(Date.now() + count * 60_000)

let server: TestServer
let call = ''

/** Starts a game in which the first rebus has been asked. */
beforeEach(async () => {
  server = await startServer()
  await (await visits(server.url)).givesNumber(caller)
  call = crypto.randomUUID()
  await sends({ seq: 1, ...started(caller) })
  await sends({ seq: 2, type: 'call.answered' })
})

const body = (event: object) => JSON.stringify({ call, ...event })
const wrongAnswer = { seq: 3, type: 'speech.heard', turn: 1, text: 'пингвин', confidence: 0.9 }
const rightAnswer = () => ({ ...wrongAnswer, text: server.quiz.rebuses[0]?.answer })
const answers = () => server.context.db.query.answers.findMany({ orderBy: ({ id }) => id })
const kept = () => server.context.db.query.events.findMany({ orderBy: ({ seq }) => seq })

function sends(event: object, signed: Omit<Signed, 'body'> = {}) {
  return deliver(server.url, body(event), headersOf({ body: body(event), ...signed }))
}

/** Expects the delivery to be refused at the signature, without any effect. */
async function isRefused(text: string, headers: Record<string, string> | [string, string][]) {
  expect(await deliver(server.url, text, headers)).toMatchObject({ status: 401, field: 'webhook-signature' })
  expect(await answers()).toHaveLength(0)
  expect(await kept()).toHaveLength(2)
}

test('an event signed with another secret is refused', () =>
  isRefused(body(wrongAnswer), headersOf({ body: body(wrongAnswer), secret: otherSecret })))

test('a body changed at any character after signing is refused', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(body(wrongAnswer).length - 1), fc.constantFrom('', ' ', '9', '"', 'я'), async (at, instead) => {
      const changed = body(wrongAnswer).slice(0, at) + instead + body(wrongAnswer).slice(at + 1)
      fc.pre(changed !== body(wrongAnswer))
      await isRefused(changed, headersOf({ body: body(wrongAnswer) }))
    }),
    { numRuns: 40 },
  ))

test('a truncated body is refused', async () => {
  for (const length of [0, 1, 20, body(wrongAnswer).length - 1]) {
    await isRefused(body(wrongAnswer).slice(0, length), headersOf({ body: body(wrongAnswer) }))
  }
})

test('a signature truncated at any length is refused', async () => {
  const headers = headersOf({ body: body(wrongAnswer) })
  for (let length = 0; length < headers['webhook-signature'].length; length += 1) {
    await isRefused(body(wrongAnswer), { ...headers, 'webhook-signature': headers['webhook-signature'].slice(0, length) })
  }
})

test('a signature for another id or another second is refused', async () => {
  const headers = headersOf({ body: body(wrongAnswer) })
  await isRefused(body(wrongAnswer), { ...headers, 'webhook-id': crypto.randomUUID() })
  await isRefused(body(wrongAnswer), { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 1) })
})

test('a delivery signed more than five minutes ago or ahead is refused', async () => {
  for (const at of [minutes(-5.1), minutes(-60), minutes(5.1), new Date(0)]) {
    await isRefused(body(wrongAnswer), headersOf({ body: body(wrongAnswer), at }))
  }
})

test('a delivery up to five minutes late, or from a clock up to five minutes ahead, is accepted', async () => {
  expect(await sends(wrongAnswer, { at: minutes(-4.8) })).toMatchObject({ status: 200 })
  expect(await sends({ ...wrongAnswer, seq: 4 }, { at: minutes(4.8) })).toMatchObject({ status: 200 })
})

for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const) {
  test(`an event without ${name} is refused`, async () => {
    const { [name]: _, ...others } = headersOf({ body: body(wrongAnswer) })
    await isRefused(body(wrongAnswer), others)
    await isRefused(body(wrongAnswer), { ...others, [name]: '' })
  })

  test(`an event with two ${name} headers is refused in either order`, async () => {
    const headers = headersOf({ body: body(wrongAnswer) })
    const other = headersOf({ body: body(wrongAnswer), secret: otherSecret, at: minutes(-1) })[name]
    const twice = (values: [string, string]) => [
      ...Object.entries(headers).filter(([one]) => one !== name),
      ...values.map((value): [string, string] => [name, value]),
    ]
    await isRefused(body(wrongAnswer), twice([headers[name], other]))
    await isRefused(body(wrongAnswer), twice([other, headers[name]]))
    await isRefused(body(wrongAnswer), twice([headers[name], headers[name]]))
  })
}

test('malformed timestamps are refused', async () => {
  const headers = headersOf({ body: body(wrongAnswer) })
  const time = headers['webhook-timestamp']
  for (const odd of [`${time}.9`, `${time}abc`, `+${time}`, `0x${Number(time).toString(16)}`, `${time}000`, `-${time}`, 'now']) {
    await isRefused(body(wrongAnswer), { ...headers, 'webhook-timestamp': odd })
  }
})

test('signatures of other versions are ignored', async () => {
  const headers = headersOf({ body: body(wrongAnswer) })
  const digest = headers['webhook-signature'].slice('v1,'.length)
  for (const version of ['v1a', 'v2', 'v0', 'V1', 'v11', '', 'v1,v1']) {
    await isRefused(body(wrongAnswer), { ...headers, 'webhook-signature': `${version},${digest}` })
  }
  await isRefused(body(wrongAnswer), { ...headers, 'webhook-signature': digest })
})

test('one right signature among many is enough, and without a right one the event is refused', async () => {
  const headers = headersOf({ body: body(wrongAnswer) })
  const wrong = ['v1a,AAAA', 'v2,AAAA', ...Array.from({ length: 20 }, (_, at) => `v1,${btoa(String(at).padStart(32))}`)]
  await isRefused(body(wrongAnswer), { ...headers, 'webhook-signature': wrong.join(' ') })
  const withRight = [...wrong.slice(0, 9), headers['webhook-signature'], ...wrong.slice(9)].join(' ')
  expect(await deliver(server.url, body(wrongAnswer), { ...headers, 'webhook-signature': withRight })).toMatchObject({
    status: 200,
  })
})

test('the same delivery twice gets the same reply and counts once', async () => {
  const headers = headersOf({ body: body(wrongAnswer) })
  const [first, second] = [
    await deliver(server.url, body(wrongAnswer), headers),
    await deliver(server.url, body(wrongAnswer), headers),
  ]
  expect(second).toEqual(first)
  expect(first.status).toBe(200)
  expect(await answers()).toHaveLength(1)
})

test('a retry with the same id and a new timestamp, as the scenario sends it, gets the same reply and counts once', async () => {
  const id = `${call}.3`
  const first = await sends(wrongAnswer, { id, at: minutes(-1) })
  expect(await sends(wrongAnswer, { id })).toEqual(first)
  expect(await answers()).toHaveLength(1)
})

test('a delivery duplicated twenty times at once counts once', async () => {
  const headers = headersOf({ body: body(wrongAnswer) })
  const replies = await Promise.all(Array.from({ length: 20 }, () => deliver(server.url, body(wrongAnswer), headers)))
  expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(replies[0]?.status).toBe(200)
  expect(await answers()).toHaveLength(1)
})

test('an event’s id is refused for any other event: the next one, one of another type, one of another call', async () => {
  const id = `${call}.3`
  const { text } = await sends(wrongAnswer, { id })
  const elsewhere = crypto.randomUUID()
  for (const other of [
    { ...rightAnswer(), seq: 4, turn: 2 },
    { seq: 3, type: 'call.ended', reason: '', seconds: 9 },
    { ...started('79160000001'), seq: 1, call: elsewhere },
  ]) {
    expect(await sends(other, { id })).toMatchObject({ status: 401, field: 'webhook-id' })
  }
  expect(await answers()).toHaveLength(1)
  expect((await server.context.db.query.calls.findMany()).map((one) => [one.id, one.endedAt])).toEqual([[call, null]])
  expect((await sends(wrongAnswer, { id })).text).toBe(text)
})

test('when twenty calls send an event with one id at once, only one is accepted', async () => {
  const id = crypto.randomUUID()
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => sends({ ...started('79160000001'), seq: 1, call: crypto.randomUUID() }, { id })),
  )
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(replies.filter(({ status, field }) => status === 401 && field === 'webhook-id')).toHaveLength(19)
  expect(await server.context.db.query.calls.findMany()).toHaveLength(2)
  expect(server.reported).toEqual([])
})

test('when two events of a call arrive at once with one id, only one is accepted', async () => {
  const id = crypto.randomUUID()
  const replies = await Promise.all([sends(wrongAnswer, { id }), sends({ ...wrongAnswer, seq: 4 }, { id })])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 401])
  expect(await kept()).toHaveLength(3)
})

test('an id that is too long or contains a space is refused', async () => {
  for (const id of ['x'.repeat(257), 'with space']) {
    await isRefused(body(wrongAnswer), headersOf({ body: body(wrongAnswer), id }))
  }
})
