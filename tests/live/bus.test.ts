import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import '../cast/both-databases.ts'
import { waitFor } from '../cast/waiting.ts'
import { findNats } from '../run/nats.ts'
import { joins, leave, livesAMoment } from './member.ts'

const nats = await findNats()
afterAll(nats.close)
afterEach(leave)

describe.each([
  ['notices', undefined],
  ['NATS', nats.url],
] as const)('the bus on %s', (_, url) => {
  test('announces a changed visit to the other servers', async () => {
    const [here, there] = [await joins(url), await joins(url)]
    there.bus.subscribe(7)
    here.bus.publish([7])
    await there.hears(7)
    expect([...here.errors, ...there.errors]).toEqual([])
  })

  test('does not announce a server’s own changes to itself', async () => {
    const [here, there] = [await joins(url), await joins(url)]
    for (const id of [7, 8, 9]) here.bus.subscribe(id)
    there.bus.publish([9])
    await here.hears(9)
    here.heard.length = 0
    here.bus.publish([7])
    there.bus.publish([8])
    await here.hears(8)
    expect(here.heard).not.toContain(7)
  })

  test('announces each of many visits that change at once', async () => {
    const [here, there] = [await joins(url), await joins(url)]
    const ids = Array.from({ length: 3_000 }, (_, index) => index + 1)
    ids.forEach((id) => there.bus.subscribe(id))
    here.bus.publish(ids)
    await waitFor(
      () => new Set(there.heard).size === ids.length,
      () => `3,000 visits; ${new Set(there.heard).size} were heard of`,
    )
  })

  test('announces to every server that follows a visit, including one that follows it later', async () => {
    const [here, there, late] = [await joins(url), await joins(url), await joins(url)]
    there.bus.subscribe(7)
    here.bus.publish([7])
    await there.hears(7)
    late.bus.subscribe(7)
    here.bus.publish([7])
    await late.hears(7)
  })
})

describe.each([
  ['notices', undefined],
  ['NATS', nats.url],
] as const)('a server on %s', (_, url) => {
  test('that crashes causes a gap: it may have saved a change without announcing it', async () => {
    const watching = await joins(url)
    const { gaps } = watching
    await livesAMoment(url)
    await watching.isBack(gaps)
  })

  test('that comes back at the place of one that has crashed causes the gap at once', async () => {
    const watching = await joins(url, { timing: { heartbeatMs: 1_000, timeoutMs: 600_000 } })
    await livesAMoment(url, 'the same machine')
    const { gaps } = watching
    await joins(url, { place: 'the same machine' })
    await watching.isBack(gaps)
  })

  test('that shuts down gracefully causes no gap', async () => {
    const [watching, leaving] = [await joins(url), await joins(url)]
    watching.bus.subscribe(7)
    leaving.bus.publish([7])
    await watching.hears(7)
    const { gaps } = watching
    await leaving.bus.close()
    await livesAMoment(url)
    await watching.isBack(gaps)
    expect(watching.gaps).toBe(gaps + 1)
  })
})

test('on NATS a server receives nothing about visits that it no longer follows', async () => {
  const [here, there] = [await joins(nats.url), await joins(nats.url)]
  for (const id of [7, 8]) there.bus.subscribe(id)
  here.bus.publish([7])
  await there.hears(7)
  there.bus.unsubscribe(7)
  there.heard.length = 0
  here.bus.publish([7])
  here.bus.publish([8])
  await there.hears(8)
  expect(there.heard).not.toContain(7)
})

test('two quizzes that share a NATS server do not receive each other’s notices', async () => {
  const [here, there, elsewhere] = [await joins(nats.url), await joins(nats.url), await joins(nats.url, { name: 'another' })]
  for (const { bus } of [there, elsewhere]) bus.subscribe(7)
  // Subscribing to a visit announces it once, to make up for earlier notices.
  await elsewhere.hears(7)
  elsewhere.heard.length = 0
  here.bus.publish([7])
  await there.hears(7)
  here.bus.publish([7])
  await waitFor(
    () => there.heard.filter((id) => id === 7).length > 1,
    () => 'the second notice',
  )
  expect(elsewhere.heard).toEqual([])
})
