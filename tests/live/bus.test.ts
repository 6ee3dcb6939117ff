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
  test('tells the other servers of a visit', async () => {
    const [here, there] = [await joins(url), await joins(url)]
    there.bus.subscribe(7)
    here.bus.publish([7])
    await there.hears(7)
    expect([...here.errors, ...there.errors]).toEqual([])
  })

  test('does not tell a server what it has said itself', async () => {
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

  test('tells many visits at once, each of them', async () => {
    const [here, there] = [await joins(url), await joins(url)]
    const ids = Array.from({ length: 3_000 }, (_, index) => index + 1)
    ids.forEach((id) => there.bus.subscribe(id))
    here.bus.publish(ids)
    await waitFor(
      () => new Set(there.heard).size === ids.length,
      () => `3,000 visits; ${new Set(there.heard).size} were heard of`,
    )
  })

  test('tells every server that follows a visit, and those that came to follow it later', async () => {
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
  test('that dies leaves a gap: it may have saved something and told nobody', async () => {
    const watching = await joins(url)
    const { gaps } = watching
    await livesAMoment(url)
    await watching.isBack(gaps)
  })

  test('that leaves in order leaves none', async () => {
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

test('on NATS a server hears nothing of the visits that it does not follow any more', async () => {
  const [here, there] = [await joins(nats.url), await joins(nats.url)]
  const unsubscribe = there.bus.subscribe(7)
  there.bus.subscribe(8)
  here.bus.publish([7])
  await there.hears(7)
  unsubscribe()
  there.heard.length = 0
  here.bus.publish([7])
  here.bus.publish([8])
  await there.hears(8)
  expect(there.heard).not.toContain(7)
})

test('two quizzes that share a NATS do not hear each other', async () => {
  const [here, there, elsewhere] = [await joins(nats.url), await joins(nats.url), await joins(nats.url, { name: 'another' })]
  for (const { bus } of [there, elsewhere]) bus.subscribe(7)
  // whatever was made up for when it began to follow
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
