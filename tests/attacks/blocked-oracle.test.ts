import { expect, test } from 'bun:test'
import { blockNumber } from '../../server/game/blocked-numbers.ts'
import { inTransaction } from '../../server/store/transaction.ts'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'

const onlyOne = { questions: { address: { most: 1, seconds: 3_600 } } }

test('over the limit of questions, a page and its callback do not tell who wants no calls', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1, limitTable: onlyOne })
  await forbids(evening, '+79160000002')
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const shown = []
  for (const number of ['8 916 000-00-02', '8 916 000-00-03']) {
    const visitor = await evening.comes()
    await visitor.givesNumber(number)
    const pages = [alike(visitor.text)]
    const { status } = await visitor.asksToBeCalled()
    await visitor.isShown('queued')
    shown.push([...pages, status])
    await visitor.callsItOff()
    await visitor.isShown('waiting')
  }
  expect(shown[0]).toEqual(shown[1]!)
})

test('over the limit, a number that wants no calls is not rung: its page reads as if the line was busy, and a try is spent', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600, limitTable: onlyOne })
  await forbids(evening, '+79160000002')
  const first = await evening.comes()
  await first.givesNumber('8 916 000-00-01')
  const visitor = await evening.asksToBeCalled('8 916 000-00-02')
  await visitor.sees('Занято')
  visitor.doesNotSee('больше не звонить')
  await visitor.isShown('waiting')
  expect(await callbacksOf(evening)).toMatchObject([{ outcome: 'busy' }])
  expect((await callbacksOf(evening))[0]?.calledAt).not.toBeNull()
  expect(await evening.context.db.query.calls.findMany()).toEqual([])
})

const forbids = ({ context }: Evening, phone: string) => inTransaction(context, (transaction) => blockNumber(transaction, phone))

const alike = (text: string) => text.replaceAll(/\d{4,8}/g, '#').replaceAll(/··-\d\d/g, '#')
