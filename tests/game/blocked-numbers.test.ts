import { expect, test } from 'bun:test'
import { blockNumber, isBlocked, unblockNumber } from '../../server/game/blocked-numbers.ts'
import { erase } from '../../server/privacy/erase.ts'
import { blockedNumbers } from '../../server/store/schema/callbacks.ts'
import { inTransaction } from '../../server/store/transaction.ts'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'
const e164 = '+79161234567'

const blocks = ({ context }: Evening) => inTransaction(context, (transaction) => blockNumber(transaction, e164))
const unblocks = ({ context }: Evening) => inTransaction(context, (transaction) => unblockNumber(transaction, e164))
const outcomes = async (evening: Evening) => (await callbacksOf(evening)).map(({ outcome }) => outcome)

test('a number that does not want calls shows no button, a forged request is refused, and unblocking undoes it', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  await blocks(evening)
  await blocks(evening)
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  expect(visitor.has('#call-me-button')).toBe(false)
  expect((await visitor.asksToBeCalled()).status).toBe(422)
  await visitor.sees('На этот номер мне звонить нельзя')
  await unblocks(evening)
  await visitor.reloads()
  expect(visitor.has('#call-me-button')).toBe(true)
  expect((await visitor.asksToBeCalled()).status).toBe(200)
})

test('blocking ends a callback that waits', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const visitor = await evening.asksToBeCalled(phone)
  await visitor.isShown('queued')
  await blocks(evening)
  await visitor.isShown('waiting')
  await visitor.sees('больше не звонить')
  expect(await outcomes(evening)).toEqual([null, 'blocked'])
})

test('blocking silences a telephone that rings, and spends no attempt', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const caller = await evening.telephone.rings()
  await blocks(evening)
  await caller.isDisconnected()
  await visitor.isShown('waiting')
  expect(await outcomes(evening)).toEqual(['blocked'])
  expect(await evening.context.db.query.participants.findMany()).toEqual([])
})

test('a number that was blocked while its callback slipped in is not called', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  await evening.asksToBeCalled(phone)
  const { context } = evening
  await context.db.insert(blockedNumbers).values({ disguise: context.disguise(e164), blockedAt: context.now() })
  const next = await evening.restarts({ callsPerMinute: 600 }, evening.comesDue)
  const visitor = await next.comes()
  await visitor.givesNumber(phone)
  await visitor.isShown('waiting')
  expect(await outcomes(next)).toEqual([null, 'blocked'])
})

test('the number stays blocked after its owner was erased, as a pseudonym', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  await blocks(evening)
  await erase(evening.context, e164)
  const { db } = evening.context
  expect(await isBlocked({ tx: db, context: evening.context }, e164)).toBe(true)
  expect(JSON.stringify(await db.query.blockedNumbers.findMany())).not.toContain('9161234567')
})
