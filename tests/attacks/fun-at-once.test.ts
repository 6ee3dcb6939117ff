import { expect, test } from 'bun:test'
import { opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

test('many hidden callers at once play for fun no more often than one after the other', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  const { digits } = visitor
  const calls = Array.from({ length: 12 }, () => wire(evening.url))
  for (const call of calls) {
    await call.starts('anonymous')
    await call.reports({ type: 'call.answered' })
  }
  const turns = await Promise.all(calls.map((call) => call.reports({ type: 'keys.pressed', turn: 1, keys: digits })))
  expect(turns.map(({ status }) => status)).toEqual(calls.map(() => 200))
  expect(await evening.context.db.query.participants.findMany()).toHaveLength(1)
})
