import { afterEach, expect, test } from 'bun:test'
import { openQueue } from '../../server/store/queue.ts'
import { textsOf } from '../../views/texts/chat.ts'
import { database } from '../cast/database.ts'
import { waitFor } from '../cast/waiting.ts'
import { closeAccounts, type Deployed, deploys } from './account.ts'

afterEach(closeAccounts)

const { place, wait } = textsOf('ru').stage
const spacingMs = 200
const settings = { CALLS_PER_MINUTE: String(60_000 / spacingMs) }

/** Lets `visitors` visitors ask to be called at once. Returns when their calls were ordered, in ms from then. */
async function ordersOf(deployed: Deployed, visitors: number): Promise<number[]> {
  const coming = Array.from({ length: visitors }, async (_, at) => {
    const visitor = await deployed.comes()
    await visitor.givesNumber(`8 916 000-00-${10 + at}`)
    return visitor
  })
  const all = await Promise.all(coming)
  const askedAt = Date.now()
  await Promise.all(all.map((visitor) => visitor.asksToBeCalled()))
  const { starts } = deployed.cloud.network
  await waitFor(
    () => starts.length === visitors,
    () => `${visitors} orders; there were ${starts.length}`,
  )
  return starts.map((at) => at - askedAt)
}

/** The n-th call must not be ordered before its slot, however late the earlier ones were. */
const isInPace = (orders: number[]) => orders.every((ms, at) => ms >= at * spacingMs)

test('calls keep their pace, so that no minute has more of them than the setting allows', async () => {
  const orders = await ordersOf(await deploys({ settings }), 6)
  expect(orders).toSatisfy(isInPace)
})

test('due jobs run at once, one after the other', async () => {
  const queue = await openQueue(database.queue, () => {})
  const done: string[] = []
  await queue.work('callbacks', async ({ id }) => void done.push(id))
  const ids = Array.from({ length: 30 }, (_, at) => String(at))
  for (const id of ids) await queue.add(database.db, 'callbacks', { id }, { key: id, notBefore: new Date() })
  await waitFor(
    () => done.length === ids.length,
    () => `30 jobs; done were ${done.length}`,
  )
  await queue.stop()
})

test('two servers share one pace', async () => {
  const deployed = await deploys({ settings })
  await deployed.startsAnother()
  const orders = await ordersOf(deployed, 6)
  expect(orders).toSatisfy(isInPace)
  expect(deployed.cloud.rung.length).toBeLessThanOrEqual(6)
})

test('a waiting visitor sees their place and the wait, and moves up', async () => {
  const deployed = await deploys({ settings: { CALLS_PER_MINUTE: '4' } })
  const [first, second, third] = [
    await deployed.asksToBeCalled('8 916 000-00-01'),
    await deployed.asksToBeCalled('8 916 000-00-02'),
    await deployed.asksToBeCalled('8 916 000-00-03'),
  ]
  await first.isShown('calling')
  await second.sees(place(0))
  await third.sees(`${place(1)} ${wait(30)}`)
  await second.callsItOff()
  await third.sees(place(0))
})
