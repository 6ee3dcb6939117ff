import { expect, test } from 'bun:test'
import { startServer } from '../../cast/server.ts'
import { codesOf, connectsShop, notesOf, opensShop, tends, tendsUntil } from '../../cast/ticket-shop.ts'

const notice = (given: object = {}) =>
  JSON.stringify({
    notification_id: 1,
    organizer: 'reptiles',
    event: 'conf',
    code: 'R1',
    action: 'pretix.event.order.placed',
    ...given,
  })

async function opened() {
  const shop = await opensShop()
  const server = await startServer()
  const { hook } = await connectsShop(server, shop)
  shop.shop.hooks.splice(0)
  await tends(server)
  const asked = () => shop.requests.filter(({ path }) => path.includes('redeemed=1')).length
  const sends = async (body: string, to = hook) => (await fetch(to, { method: 'POST', body })).status
  return { shop, server, hook, asked, sends }
}

test('a hook says nothing by itself: the shop is asked, and only what it says counts', async () => {
  const { shop, server, asked, sends } = await opened()
  const before = asked()
  expect(await sends(notice())).toBe(204)
  await tends(server)
  expect(asked()).toBe(before + 1)
  expect((await codesOf(server)).every(({ spentAt }) => spentAt === null)).toBe(true)
  await shop.counter.redeem(shop.shop.vouchers[0]?.code ?? '')
  await sends(notice({ notification_id: 2 }))
  await tendsUntil(server, async () => (await codesOf(server))[0]?.spentAt !== null, 'the code to be spent')
})

test('a hook that is sent again has nobody asked', async () => {
  const { server, asked, sends } = await opened()
  await sends(notice())
  await tends(server)
  const before = asked()
  expect(await sends(notice())).toBe(204)
  await tends(server)
  expect(asked()).toBe(before)
})

test.each([
  ['of another event', notice({ event: 'other' }), 204],
  ['of another organizer', notice({ organizer: 'mammals' }), 204],
  ['about something else', notice({ action: 'pretix.event.checkin' }), 204],
  ['that is no JSON', 'order', 422],
  ['without an id', JSON.stringify({ organizer: 'reptiles', event: 'conf', action: 'pretix.event.order.paid' }), 422],
  ['with an id that is none', notice({ notification_id: 'x'.repeat(5_000) }), 422],
])('a hook %s changes nothing', async (_, body, status) => {
  const { server, asked, sends } = await opened()
  const [before, notes] = [asked(), await notesOf(server)]
  expect(await sends(body)).toBe(status)
  expect(await notesOf(server)).toBe(notes)
  await tends(server)
  expect(asked()).toBe(before)
  expect(server.reported).toEqual([])
})

test('a hook at the address of nobody is nobody’s', async () => {
  const { hook, sends } = await opened()
  expect(await sends(notice(), `${hook}x`)).toBe(404)
})

test('a hint brings nothing forward while the shop wants to be left alone', async () => {
  const { shop, server, sends } = await opened()
  shop.faults.always = 'broken'
  await sends(notice())
  await tends(server)
  const asked = shop.requests.length
  await sends(notice({ notification_id: 2 }))
  await tends(server)
  expect(shop.requests).toHaveLength(asked)
})
