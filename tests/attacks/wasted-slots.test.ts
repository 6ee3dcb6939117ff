import { expect, test } from 'bun:test'
import { takeCallback } from '../../server/game/callback-queue.ts'
import { inTransaction } from '../../server/store/transaction.ts'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'

test('who calls a call off at the last moment wastes nobody’s turn: whoever is next is called in its place', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const idler = await evening.asksToBeCalled('8 916 000-00-02')
  await evening.asksToBeCalled('8 916 000-00-03')
  await idler.callsItOff()
  expect(await turnOf(evening, '+79160000002')).toBe('+79160000003')
})

test('where nobody else waits, a turn that was called off is nobody’s', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const idler = await evening.asksToBeCalled('8 916 000-00-02')
  await idler.callsItOff()
  expect(await turnOf(evening, '+79160000002')).toBeNull()
})

/** Whose turn it is when the job comes to its slot that was queued for the callback to this number. */
async function turnOf(evening: Evening, phone: string): Promise<string | null> {
  const asked = (await callbacksOf(evening)).find((callback) => callback.phone === phone)
  const job = { id: asked?.id ?? '', key: 'a job' }
  const taken = await inTransaction(evening.context, (transaction) => takeCallback(transaction, job))
  return taken && taken.phone
}
