import { expect, test } from 'bun:test'
import { codes } from '../../../server/store/schema/schema.ts'
import { startServer, type TestServer } from '../../cast/server.ts'
import { codesOf, connectsTimepad, officeOf } from '../../cast/ticket-shop.ts'

/** An order as TimePad tells of it, with more than we know. */
const order = (status: string, promocodes: unknown = ['ALLO-1'], more: object = {}) =>
  JSON.stringify({
    id: 7001,
    created_at: '2026-11-29 12:00:00',
    status: { name: status, title: 'Статус' },
    mail: 'anna@example.com',
    tickets: [{ id: 1 }],
    event: { id: 1234567 },
    promocodes,
    ...more,
  })

async function opened(options: { eventId?: string } = {}) {
  const server = await startServer()
  const { campaignId, db } = server.context
  const pool = ['ALLO-1', 'ALLO-2', 'АЛЛО-3'].map((code) => ({ campaignId, tierId: '10', code, addedAt: new Date() }))
  await db.insert(codes).values(pool)
  return { server, timepad: await connectsTimepad(server, options) }
}

const spentIn = async (server: TestServer) => (await codesOf(server)).flatMap(({ code, spentAt }) => (spentAt ? [code] : []))

test.each(['paid', 'ok', 'booked', 'paid_offline', 'booked_offline', 'paid_ur', 'transfer_payment', 'return_payment_request'])(
  'an order that is «%s» spends the codes that it names',
  async (status) => {
    const { server, timepad } = await opened()
    expect(await timepad.sends(order(status, ['ALLO-1', 'АЛЛО-3', 'SOMEBODY-ELSE']))).toBe(204)
    expect(await spentIn(server)).toEqual(['ALLO-1', 'АЛЛО-3'])
    expect(await officeOf(server)).toMatchObject({ workedAt: expect.any(Date) })
  },
)

test.each(['inactive', 'deleted', 'returned', 'rejected', 'blocked', 'return_org', 'return_tp'])(
  'an order that is «%s» gives its codes back',
  async (status) => {
    const { server, timepad } = await opened()
    await timepad.sends(order('paid'))
    expect(await timepad.sends(order(status))).toBe(204)
    expect(await spentIn(server)).toEqual([])
  },
)

test.each(['notpaid', 'pending', 'something new'])('an order that is «%s» changes nothing', async (status) => {
  const { server, timepad } = await opened()
  expect(await timepad.sends(order(status))).toBe(204)
  expect(await spentIn(server)).toEqual([])
  await timepad.sends(order('paid'))
  await timepad.sends(order(status, ['ALLO-1'], { again: true }))
  expect(await spentIn(server)).toEqual(['ALLO-1'])
})

test('an order without promo codes is taken, and changes nothing', async () => {
  const { server, timepad } = await opened()
  const { promocodes: _, ...without } = JSON.parse(order('paid'))
  expect(await timepad.sends(JSON.stringify(without))).toBe(204)
  expect(await timepad.sends(order('paid', null))).toBe(204)
  expect(await spentIn(server)).toEqual([])
})

test('an older hook that is sent again after a newer one changes nothing', async () => {
  const { server, timepad } = await opened()
  const paid = order('paid')
  await timepad.sends(paid)
  await timepad.sends(order('returned'))
  expect(await timepad.sends(paid)).toBe(204)
  expect(await spentIn(server)).toEqual([])
})

test('a hook that comes after a later one of its order, whose money was returned, spends nothing', async () => {
  const { server, timepad } = await opened()
  await timepad.sends(order('returned'))
  for (const status of ['paid', 'booked', 'inactive', 'ok']) await timepad.sends(order(status))
  expect(await spentIn(server)).toEqual([])
  await timepad.sends(order('paid', ['ALLO-1'], { id: 7002 }))
  expect(await spentIn(server)).toEqual(['ALLO-1'])
})

test('an order that lapsed and is paid after all holds its codes again', async () => {
  const { server, timepad } = await opened()
  for (const status of ['booked', 'inactive', 'paid']) await timepad.sends(order(status))
  expect(await spentIn(server)).toEqual(['ALLO-1'])
})

test('a code that another order holds by now stays spent when the former order lapses late', async () => {
  const { server, timepad } = await opened()
  await timepad.sends(order('booked'))
  await timepad.sends(order('paid', ['ALLO-1'], { id: 7002 }))
  await timepad.sends(order('inactive'))
  expect(await spentIn(server)).toEqual(['ALLO-1'])
  await timepad.sends(order('deleted', ['ALLO-1'], { id: 7003 }))
  expect(await spentIn(server)).toEqual(['ALLO-1'])
  await timepad.sends(order('returned', ['ALLO-1'], { id: 7002 }))
  expect(await spentIn(server)).toEqual([])
})

test('the same hook that comes many times at once counts once', async () => {
  const { server, timepad } = await opened()
  const statuses = await Promise.all(Array.from({ length: 10 }, () => timepad.sends(order('paid'))))
  expect(new Set(statuses)).toEqual(new Set([204]))
  expect(await spentIn(server)).toEqual(['ALLO-1'])
})

test('a forged hook changes nothing', async () => {
  const { server, timepad } = await opened()
  const body = order('paid')
  expect(await timepad.sends(body, { signedWith: 'another phrase' })).toBe(401)
  for (const signature of ['sha1=', `sha1=${'0'.repeat(40)}`, 'sha256=00', 'anything', `sha1=${'g'.repeat(40)}`])
    expect(await timepad.sends(body, { signature })).toBe(401)
  const unsigned = await fetch(timepad.url, { method: 'POST', body })
  expect(unsigned.status).toBe(401)
  expect(await spentIn(server)).toEqual([])
})

test('one byte that is changed on the way makes it forged, even where it means the same', async () => {
  const { server, timepad } = await opened()
  const { createHmac } = await import('node:crypto')
  const body = order('paid')
  const signature = `sha1=${createHmac('sha1', 'секретная фраза').update(body).digest('hex')}`
  expect(await timepad.sends(`${body} `, { signature })).toBe(401)
  expect(await timepad.sends(body, { signature: signature.toUpperCase().replace('SHA1', 'sha1') })).toBe(204)
  expect(await spentIn(server)).toEqual(['ALLO-1'])
})

test.each([
  ['no JSON', 'paid'],
  ['half of one', order('paid').slice(0, 40)],
  ['a list', '[]'],
  ['nothing', ''],
  ['no status', JSON.stringify({ id: 1, promocodes: ['ALLO-1'] })],
  ['codes that are no texts', order('paid', [1])],
  ['codes that are no list', order('paid', 'ALLO-1')],
  [
    'more codes than an order can have',
    order(
      'paid',
      Array.from({ length: 101 }, () => 'ALLO-1'),
    ),
  ],
])('a signed hook of %s changes nothing', async (_, body) => {
  const { server, timepad } = await opened()
  expect(await timepad.sends(body)).toBe(422)
  expect(await spentIn(server)).toEqual([])
  expect(server.reported).toEqual([])
})

test('bytes that are no text change nothing', async () => {
  const { server, timepad } = await opened()
  expect(await timepad.sends(Uint8Array.from([0xff, 0xfe, 0x00, 0x80]))).toBe(422)
  expect(server.reported).toEqual([])
})

test('a hook that is too large is refused before it is read', async () => {
  const { timepad } = await opened()
  expect(await timepad.sends(order('paid', ['ALLO-1'], { answers: 'a'.repeat(300_000) }))).toBe(413)
})

test('a hook at the address of nobody, or of another kind of office, is nobody’s', async () => {
  const { server, timepad } = await opened()
  for (const to of [`${server.url}/offices/timepad/another-key`, timepad.url.replace('/timepad/', '/pretix/')])
    expect(await timepad.sends(order('paid'), { to })).toBe(404)
  expect(await spentIn(server)).toEqual([])
})

test('an order of another event of the same organisation is passed over', async () => {
  const { server, timepad } = await opened({ eventId: '1234567' })
  expect(await timepad.sends(order('paid', ['ALLO-1'], { event: { id: 7654321 } }))).toBe(204)
  expect(await spentIn(server)).toEqual([])
  await timepad.sends(order('paid'))
  expect(await spentIn(server)).toEqual(['ALLO-1'])
})

test('the codes of another campaign stay as they are, whatever an order names', async () => {
  const { server, timepad } = await opened()
  const other = await server.opens('other')
  await server.context.db.insert(codes).values({ campaignId: other.campaignId, tierId: '10', code: 'THEIRS' })
  await timepad.sends(order('paid', ['THEIRS', 'ALLO-2']))
  expect(await spentIn(server)).toEqual(['ALLO-2'])
})

test('too many hooks from one address are refused for a while', async () => {
  const server = await startServer({ limitTable: { hooks: { address: { most: 3, seconds: 600, isOwn: true } } } })
  const timepad = await connectsTimepad(server)
  const statuses = []
  for (let sent = 0; sent < 4; sent += 1) statuses.push(await timepad.sends(order('paid', [])))
  expect(statuses).toEqual([204, 204, 204, 429])
})
