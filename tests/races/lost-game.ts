import { receive } from '../../server/game/receive-event.ts'
import { started } from '../cast/wire.ts'
import { browser } from './browser.ts'
import { phoneOf, type Race } from './race.ts'

/** One contender gives a number, skips a rebus by telephone, and loses the line. */
export async function losesTheLine(race: Race, index: number): Promise<void> {
  const { context, url } = race.server(index)
  await browser(url).gives(phoneOf(index))
  const call = crypto.randomUUID()
  await receive(context, { call, seq: 1, ...started(phoneOf(index)) })
  await receive(context, { call, seq: 2, type: 'keys.pressed', turn: 1, keys: '3' })
  await receive(context, { call, seq: 3, type: 'call.ended', reason: 'lost', seconds: 9 })
}
