import { afterEach, expect, test } from 'bun:test'
import { isNull } from 'drizzle-orm'
import { calls } from '../../server/store/schema/calls.ts'
import { calling } from '../../views/texts/calling.ru.ts'
import { database } from '../cast/database.ts'
import { waitFor } from '../cast/waiting.ts'
import { closeAccounts, type Deployed, deploys } from './account.ts'
import type { Network } from './network.ts'

afterEach(closeAccounts)

const phone = '8 916 123-45-67'
const notice = 'a call came with a session address that is not https on a public host'

async function plays(deployed: Deployed) {
  const visitor = await deployed.comes()
  await visitor.givesNumber(phone)
  const caller = deployed.cloud.dials('79161234567')
  await caller.hears('Ребус первый')
  await visitor.isShown('playing')
  return { visitor, caller }
}

/** Lets the three seconds pass in which the session has to report `turn.started`. */
async function waitsForTheLine(deployed: Deployed) {
  deployed.server.passes(4 / 60)
  await deployed.followsUp()
}

for (const control of ['dead', 'failing', 'slow'] satisfies Network['control'][]) {
  test(`a turn for a session whose address is ${control} is posted once more; then the chat says that the call is silent, and the game waits for it`, async () => {
    const deployed = await deploys()
    const { cloud } = deployed
    const { visitor, caller } = await plays(deployed)
    cloud.network.control = control
    await visitor.types(deployed.answerTo(1))
    await visitor.hasPoints(10)
    await waitFor(
      () => cloud.network.posted.length === 1,
      () => 'the turn to be posted',
    )
    visitor.doesNotSee(calling.lineIsSilent({ minutes: 15 }))
    await waitsForTheLine(deployed)
    await waitFor(
      () => cloud.network.posted.length === 2,
      () => 'the turn to be posted once more',
    )
    visitor.doesNotSee(calling.lineIsSilent({ minutes: 15 }))
    await waitsForTheLine(deployed)
    await visitor.sees(calling.lineIsSilent({ minutes: 15 }))
    expect((await visitor.types(deployed.answerTo(2), '1')).status).toBe(422)
    await waitsForTheLine(deployed)
    expect(cloud.network.posted).toHaveLength(2)
    await caller.says('алло')
    await caller.hears('Ребус второй')
    await caller.says(deployed.answerTo(2))
    await visitor.sees(calling.lineIsBack)
    await visitor.hasPoints(20)
    expect(deployed.server.told).toEqual([])
  })
}

test('a session that takes the turn continues at once, even when its HTTP reply is lost', async () => {
  const deployed = await deploys()
  const { visitor, caller } = await plays(deployed)
  deployed.cloud.network.control = 'mute'
  await visitor.types(deployed.answerTo(1))
  await caller.hears('Ребус второй')
  await waitFor(
    async () => (await deployed.events('turn.started')) === 1,
    () => 'turn.started',
  )
  await waitsForTheLine(deployed)
  expect(deployed.cloud.network.posted).toHaveLength(1)
  visitor.doesNotSee(calling.lineIsSilent({ minutes: 15 }))
})

test('a game whose silent call is hung up resumes in another call', async () => {
  const deployed = await deploys()
  const { visitor, caller } = await plays(deployed)
  deployed.cloud.network.control = 'dead'
  await visitor.types(deployed.answerTo(1))
  await waitsForTheLine(deployed)
  await waitsForTheLine(deployed)
  await visitor.sees(calling.lineIsSilent({ minutes: 15 }))
  caller.hangsUp()
  deployed.cloud.network.control = 'alive'
  const again = deployed.cloud.dials('79161234567')
  await again.hears('На счету 10 очков')
  await again.says(deployed.answerTo(2))
  await visitor.hasPoints(20)
})

for (const [what, direction, secureUrl] of [
  ['a loopback address', 'inbound', 'same'],
  ['a loopback address', 'outbound', 'same'],
  ['missing', 'inbound', 'empty'],
  ['missing', 'outbound', 'empty'],
] as const) {
  test(`a real ${direction} call whose session address is ${what} is never posted to: the operator is told, and the game is played`, async () => {
    const deployed = await deploys({ isReal: true, engine: { unknowns: { secureUrl } } })
    const { cloud } = deployed
    const visitor = direction === 'inbound' ? await deployed.comes() : await deployed.asksToBeCalled(phone)
    if (direction === 'inbound') await visitor.givesNumber(phone)
    const caller = direction === 'inbound' ? cloud.dials('79161234567') : await deployed.picksUp(visitor)
    await visitor.isShown('playing')
    await caller.isListenedTo()
    await visitor.types(deployed.answerTo(1))
    await visitor.hasPoints(10)
    await waitsForTheLine(deployed)
    await caller.says('алло')
    await caller.hears('Ребус второй')
    for (const rebus of [2, 3, 4, 5]) await caller.says(deployed.answerTo(rebus))
    await visitor.isShown('finished')
    await visitor.hasPoints(50)
    expect(cloud.network.posted).toEqual([])
    expect(deployed.server.told).toEqual([expect.stringContaining(notice)])
    expect(deployed.server.told.join()).not.toMatch(/\d{7,}|sessions/)
  })
}

test("an emulated outgoing call whose session has no address is reached at the one in the order's reply", async () => {
  const deployed = await deploys({ engine: { unknowns: { secureUrl: 'empty' } } })
  const visitor = await deployed.asksToBeCalled(phone)
  const caller = await deployed.picksUp(visitor)
  await visitor.isShown('playing')
  await waitFor(
    async () => (await database.db.$count(calls, isNull(calls.sessionUrl))) === 0,
    () => 'the answer to the order',
  )
  await visitor.types(deployed.answerTo(1))
  await caller.hears('Ребус второй')
})

test('a turn that arrives after the call has ended changes nothing', async () => {
  const deployed = await deploys()
  const { visitor, caller } = await plays(deployed)
  await visitor.types(deployed.answerTo(1))
  await caller.hears('Ребус второй')
  const [{ url, body } = { url: '', body: '' }] = deployed.cloud.network.posted
  const late = async () => (await fetch(url, { method: 'POST', body: body.replace(/"turn":\d+/, '"turn":9') })).status
  deployed.cloud.emulator.faults.requestDelayMs = 1000
  caller.hangsUp()
  expect(await late()).toBe(200)
  const { said } = caller.line
  await deployed.cloud.clock.advance(1000)
  expect(await caller.isForgotten()).toBe('terminate()')
  expect(await late()).toBe(404)
  expect(caller.line.said).toEqual(said)
  await visitor.isShown('lost')
  await visitor.hasPoints(10)
})
