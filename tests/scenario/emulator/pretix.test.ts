import { expect, test } from 'bun:test'
import { createPretix, type PretixOptions } from '../../../scenario/emulator/pretix.ts'

const authorization = 'Token pavel-may-make-vouchers'
const vouchers = '/api/v1/organizers/reptiles/events/conf/vouchers/'

function shopWith(options: PretixOptions = {}) {
  const pretix = createPretix({ ...options, faults: { addsFields: false, ...options.faults } })
  const asks = async (
    path: string,
    { method = 'GET', body, headers = {} }: { method?: string; body?: unknown; headers?: object } = {},
  ) => {
    const init = { method, headers: { authorization, ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const response = await pretix.app.request(path, init)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      json: text.startsWith('<') ? text : (JSON.parse(text || 'null') as unknown),
    }
  }
  const makes = (body: unknown, headers: object = {}) => asks(`${vouchers}batch_create/`, { method: 'POST', body, headers })
  return { ...pretix, asks, makes }
}

const free = { block_quota: false }

test('the token is looked at first, then organizer and event, then what is asked for', async () => {
  const { asks } = shopWith()
  const wrong = { headers: { authorization: 'Token another' } }
  expect((await asks('/api/v1/organizers/others/events/conf/vouchers/', wrong)).status).toBe(401)
  expect((await asks('/api/v1/organizers/others/events/conf/vouchers/')).status).toBe(403)
  expect((await asks('/api/v1/organizers/reptiles/events/other/vouchers/999/')).status).toBe(403)
  expect(await asks(`${vouchers}999/`)).toMatchObject({ status: 404, json: { detail: expect.any(String) } })
})

test('a token that is not active is answered like one that does not exist', async () => {
  const { asks, shop } = shopWith()
  for (const token of shop.tokens) token.isActive = false
  expect(await asks(vouchers)).toMatchObject({ status: 401, json: { detail: 'Invalid token.' } })
})

test('a code is made by the server where none is given, of letters and digits without I, O, 0 and 1', async () => {
  const { asks } = shopWith()
  const made = await asks(vouchers, { method: 'POST', body: free })
  expect(made).toMatchObject({ status: 201, json: { code: expect.stringMatching(/^[A-HJ-NP-Z2-9]+$/), redeemed: 0 } })
})

test('codes are unique whatever their case, and of two in one request the second is blamed; then nothing is made', async () => {
  const { makes, shop } = shopWith()
  const twice = await makes([
    { ...free, code: 'ABCDE' },
    { ...free, code: 'FGHKL' },
    { ...free, code: 'abcde' },
  ])
  expect(twice).toMatchObject({ status: 400, json: [{}, {}, { code: [expect.any(String)] }] })
  expect(shop.vouchers).toEqual([])
  expect(await makes([{ ...free, code: 'ABCDE' }])).toMatchObject({ status: 201, json: [{ code: 'ABCDE' }] })
  expect(await makes([{ ...free, code: 'abcdE' }])).toMatchObject({ status: 400, json: [{ code: [expect.any(String)] }] })
})

test.each([
  [{ code: 'ABC' }, 'code'],
  [{ item: 99 }, 'item'],
  [{ quota: 99 }, 'quota'],
  [{ item: 11, quota: 21 }, 'non_field_errors'],
  [{ price_mode: 'gift' }, 'price_mode'],
  [{ value: 'half' }, 'value'],
  [{ valid_until: 'tomorrow' }, 'valid_until'],
  [{ max_usages: 1, min_usages: 2 }, 'non_field_errors'],
])('%p is refused, and %s is named', async (row, field) => {
  const { makes } = shopWith()
  expect(await makes([{ ...free, ...row }])).toMatchObject({ status: 400, json: [{ [field]: [expect.any(String)] }] })
})

test('a write that would take the event’s lock is refused as busy', async () => {
  const { makes } = shopWith()
  for (const row of [{}, { block_quota: true, item: 11 }]) expect((await makes([row])).headers.get('retry-after')).toBe('5')
  expect((await makes([{ allow_ignore_quota: true }])).status).toBe(201)
})

test('uses can be read and not written, and what was used is not deleted', async () => {
  const { makes, asks, counter, shop } = shopWith()
  await makes([{ ...free, code: 'ABCDE', redeemed: 1 }])
  expect(shop.vouchers[0]?.redeemed).toBe(0)
  const order = await counter.redeem('abcde')
  expect(await counter.redeem('ABCDE')).toBeNull()
  const address = `${vouchers}${shop.vouchers[0]?.id}/`
  expect((await asks(address, { method: 'DELETE' })).status).toBe(403)
  if (order) await counter.expire(order)
  expect((await asks(address)).json).toMatchObject({ redeemed: 1 })
  if (order) await counter.cancel(order)
  expect((await asks(address)).json).toMatchObject({ redeemed: 0 })
  expect((await asks(address, { method: 'DELETE' })).status).toBe(403)
  const lapses = (valid_until: string) => asks(address, { method: 'PATCH', body: { valid_until } })
  expect((await lapses('yesterday')).status).toBe(400)
  expect((await lapses('2000-01-01T00:00:00Z')).status).toBe(200)
  expect(await counter.redeem('ABCDE')).toBeNull()
})

test('what no order refers to is deleted', async () => {
  const { makes, asks, shop } = shopWith()
  await makes([{ ...free, code: 'ABCDE' }])
  const address = `${vouchers}${shop.vouchers[0]?.id}/`
  expect((await asks(address, { method: 'DELETE' })).status).toBe(204)
  expect((await asks(address)).status).toBe(404)
})

test('a key gets its first answer for a day, even to another request, and only from the same token', async () => {
  let now = 0
  const { makes, shop } = shopWith({ now: () => now })
  const key = { 'x-idempotency-key': 'one' }
  const first = await makes([{ ...free, code: 'ABCDE' }], key)
  expect((await makes([{ ...free, code: 'OTHER' }], key)).json).toEqual(first.json)
  expect(shop.vouchers).toHaveLength(1)
  shop.tokens.push({ token: 'another', isActive: true, rights: ['can_change_vouchers'] })
  expect((await makes([{ ...free, code: 'ABCDE' }], { ...key, authorization: 'Token another' })).status).toBe(400)
  now += 24 * 3600_000
  expect((await makes([{ ...free, code: 'OTHER' }], key)).json).toMatchObject([{ code: 'OTHER' }])
})

test('a refusal is remembered as well, but not that it was busy or broken', async () => {
  const { makes, faults, shop } = shopWith()
  const key = { 'x-idempotency-key': 'one' }
  faults.next.push('busy', 'broken', 'too many')
  for (const status of [409, 500, 429]) expect((await makes([{ ...free, item: 11 }], key)).status).toBe(status)
  shop.items.splice(0)
  expect((await makes([{ ...free, item: 11 }], key)).status).toBe(400)
  shop.items.push(11)
  expect((await makes([{ ...free, item: 11 }], key)).status).toBe(400)
})

test('vouchers are found by code, tag and uses, fifty on a page, and there is nothing behind the last one', async () => {
  const { makes, asks } = shopWith()
  await makes(Array.from({ length: 60 }, (_, at) => ({ ...free, code: `CODE-${at}`, tag: at < 55 ? 'many' : 'few' })))
  const page = (await asks(`${vouchers}?tag=many&page_size=500&ordering=-id`)).json as {
    next: string
    results: { code: string }[]
  }
  expect([page.results.length, page.results[0]?.code]).toEqual([50, 'CODE-54'])
  expect((await asks(page.next)).json).toMatchObject({ count: 55, next: null, previous: expect.any(String) })
  expect((await asks(`${vouchers}?tag=many&page=3`)).status).toBe(404)
  expect((await asks(`${vouchers}?code=code-7`)).json).toMatchObject({ count: 1 })
  expect((await asks(`${vouchers}?redeemed=1`)).json).toMatchObject({ count: 0, results: [] })
})

test('a visitor spends a voucher on the page of the shop, and its organiser cancels the order there', async () => {
  const { makes, app, shop } = shopWith()
  await makes([{ ...free, code: 'ABCDE' }])
  expect((await app.request('/reptiles/conf/redeem?voucher=abcde')).status).toBe(200)
  const ordered = await app.request('/reptiles/conf/redeem', { method: 'POST', body: new URLSearchParams({ voucher: 'ABCDE' }) })
  expect([ordered.status, shop.vouchers[0]?.redeemed]).toEqual([303, 1])
  expect((await app.request('/reptiles/conf/redeem?voucher=ABCDE')).status).toBe(404)
  const order = ordered.headers.get('location') ?? ''
  expect((await app.request(order, { method: 'POST', body: new URLSearchParams({ what: 'cancel' }) })).status).toBe(303)
  expect([shop.orders[0]?.status, shop.vouchers[0]?.redeemed]).toEqual(['c', 0])
})
