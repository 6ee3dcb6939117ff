import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { isWithinCallHours } from '../../server/game/call-hours.ts'
import { requestCallbackIn } from '../../server/game/callback-request.ts'
import { calls } from '../../server/store/schema/calls.ts'
import { inTransaction } from '../../server/store/transaction.ts'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

/** Requests a callback for the only visit, in a transaction that has locked the visitor's present call. */
async function requests({ context }: Evening) {
  const [visit] = await context.db.query.visits.findMany()
  if (!visit) throw new Error('expected a visit, found none')
  return inTransaction(context, async (transaction) => {
    const live = await transaction.tx.select().from(calls).where(eq(calls.direction, 'inbound')).for('update')
    return { live: live.length, problem: await requestCallbackIn(transaction, visit, { by: 'call' }) }
  })
}

test('within the transaction of a hidden caller’s call, a callback to the number on the page is queued', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600, proxies: 1 })
  const visitor = await evening.comes(undefined, '198.51.100.1')
  await visitor.givesNumber(phone)
  const hidden = evening.telephone.dials(null)
  await hidden.isListenedTo()
  expect(await requests(evening)).toEqual({ live: 1, problem: null })
  hidden.hangsUp()
  await evening.comesDue()
  await evening.telephone.rings()
  await visitor.isShown('calling')
  const said = await evening.context.db.query.entries.findMany()
  expect(said.filter(({ from }) => from === 'visitor').map(({ text }) => text)).not.toContain('Позвони мне')
  const [callback] = await callbacksOf(evening)
  expect(callback?.addressDisguise).toBe(evening.context.disguise('198.51.100.1'))
})

test('within a transaction the same refusals hold', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600, callRules: { countries: ['KZ'] } })
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  expect((await requests(evening)).problem).toBe('forbidden')
  Object.assign(evening.context, { caller: null })
  expect((await requests(evening)).problem).toBe('not now')
})

test('whether a number may be called at this hour depends on its time zone', async () => {
  const { context } = await opensTheEvening({ callsPerMinute: 600, keepsHours: true })
  const noonInMoscow = new Date('2026-10-14T09:00:00Z')
  const nightInMoscow = new Date('2026-10-14T00:00:00Z')
  expect(await isWithinCallHours(context, '+79161234567', noonInMoscow)).toBe(true)
  expect(await isWithinCallHours(context, '+79161234567', nightInMoscow)).toBe(false)
  expect(await isWithinCallHours(context, '+12125552368', new Date('2026-10-14T16:00:00Z'))).toBe(true)
})
