import { afterAll, describe, expect, test } from 'bun:test'
import { opensTheEvening } from '../cast/evening.ts'
import { startServer } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { findNats } from '../run/nats.ts'

const nats = await findNats()
afterAll(nats.close)

describe.each([
  ['notices', {}],
  ['NATS', { natsUrl: nats.url }],
] as const)('two servers on %s', (_, bus) => {
  test('play one game, with the call on one and the page on the other', async () => {
    const evening = await opensTheEvening(bus)
    const other = await startServer(bus)
    const visitor = await visits(other.url)
    await visitor.givesNumber('8 916 123-45-67')
    const caller = evening.telephone.dials('79161234567')
    await visitor.isShown('playing')
    await caller.says(evening.answerTo(1))
    await visitor.hasPoints(10)
    await visitor.types(evening.answerTo(2))
    await visitor.hasPoints(20)
    caller.hangsUp()
    await visitor.isShown('lost')
    expect([...evening.reported, ...other.reported]).toEqual([])
  })

  test('continue when one of them stops, and its pages move to the other', async () => {
    const evening = await opensTheEvening(bus)
    const other = await startServer(bus)
    const leaving = await visits(other.url)
    await leaving.givesNumber('8 916 123-45-67')
    const caller = evening.telephone.dials('79161234567')
    await leaving.isShown('playing')
    await other.stop()
    await caller.says(evening.answerTo(1))
    const back = await visits(evening.url, { token: leaving.token })
    await back.hasPoints(10)
    await caller.says(evening.answerTo(2))
    await back.hasPoints(20)
  })
})
