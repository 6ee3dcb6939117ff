import { expect, test } from 'bun:test'
import { receive } from '../../server/game/receive-event.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { started } from '../cast/wire.ts'

test('a repeated event is published again, because the server that saved it may have crashed before publishing', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  await visitor.isShown('waiting')
  const call = crypto.randomUUID()
  const dying = { ...evening.context, publish: () => {} }
  await receive(dying, { call, seq: 1, ...started('79161234567') })
  await receive(dying, { call, seq: 2, type: 'call.answered' })
  expect(visitor.state).toBe('waiting')
  await receive(evening.context, { call, seq: 2, type: 'call.answered' })
  await visitor.isShown('playing')
})
