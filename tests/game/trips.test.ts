import { afterAll, expect, test } from 'bun:test'
import { receive } from '../../server/game/game.ts'
import { openDatabase } from '../../server/store/store.ts'
import { url } from '../cast/database.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { proxyTo } from '../cast/tcp-proxy.ts'
import { started } from '../cast/wire.ts'

const proxy = await proxyTo(url ?? '')
const distant = await openDatabase({ url: proxy.url, folder: '' })
afterAll(async () => {
  await distant.close()
  await proxy.close()
})

/** Long enough for all that is sent together to arrive before the first answer to it. */
const oneWayMs = 25

test('an answer waits for a distant database four times: to begin, for what it needs, for what it writes, and to commit', async () => {
  const evening = await opensTheEvening()
  await (await evening.comes()).givesNumber('8 916 123-45-67')
  const context = { ...evening.context, db: distant.db }
  const call = crypto.randomUUID()
  let seq = 0
  let { turn } = await receive(context, { call, seq: ++seq, ...started('+79161234567') })
  await receive(context, { call, seq: ++seq, type: 'call.answered' })
  // The first run of a statement on a connection asks the database to prepare it.
  await answers('пингвин')
  await answers('пингвин')
  proxy.slowDown(oneWayMs)
  const before = proxy.trips()
  await answers('пингвин')
  expect(proxy.trips() - before).toBe(4)

  async function answers(text: string) {
    const event = { call, seq: ++seq, type: 'speech.heard', turn, text, confidence: 1 } as const
    ;({ turn } = await receive(context, event, crypto.randomUUID()))
  }
})
