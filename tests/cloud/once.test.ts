import { afterEach, expect, test } from 'bun:test'
import { waitFor } from '../cast/waiting.ts'
import { closeAccounts, type Deployed, deploys, givesDigits } from './account.ts'

afterEach(closeAccounts)

const phone = '8 916 123-45-67'
const phones = Array.from({ length: 6 }, (_, at) => `8 916 000-00-0${at}`)

/** Starts a session whose reply is lost, then a second one for the same call. Neither has reported yet. */
async function twoSessions(firstDelayMs: number, secondDelayMs: number) {
  const deployed = await deploys()
  const { network, emulator } = deployed.cloud
  network.losesAnswers = 1
  emulator.faults.requestDelayMs = firstDelayMs
  const visitor = await deployed.asksToBeCalled(phone)
  await waitFor(
    () => network.starts.length === 1 && network.losesAnswers === 0,
    () => 'the first session',
  )
  emulator.faults.requestDelayMs = secondDelayMs
  await deployed.queueIsDueUntil(() => network.starts.length === 2)
  return { deployed, visitor }
}

for (const [order, first, second] of [
  ['the first session speaks first', 1000, 1500],
  ['the second session speaks first', 1500, 1000],
  ['both speak at once', 1000, 1000],
] as const) {
  test(`the reply to an order is lost, and ${order}: the telephone rings once`, async () => {
    const { deployed, visitor } = await twoSessions(first, second)
    const { cloud } = deployed
    cloud.emulator.faults.requestDelayMs = 0
    await cloud.clock.advance(1000)
    const caller = await cloud.rings()
    await caller.waits(2)
    caller.answers()
    await givesDigits(caller, visitor)
    await caller.says(deployed.answerTo(1))
    await visitor.hasPoints(10)
    await waitFor(
      async () => (await sessionsUnderWay(deployed)) <= 1,
      () => 'the other session to end',
    )
    expect(cloud.rung).toHaveLength(1)
  })
}

test('retrying an order whose telephone already rings starts no second session', async () => {
  const deployed = await deploys()
  const { cloud } = deployed
  cloud.network.losesAnswers = 1
  const visitor = await deployed.asksToBeCalled(phone)
  const caller = await cloud.rings()
  await deployed.queueIsDue()
  await deployed.queueIsEmpty()
  caller.answers()
  await givesDigits(caller, visitor)
  await caller.hears('Ребус первый')
  expect(cloud.rung).toHaveLength(1)
  expect(cloud.network.starts).toHaveLength(1)
})

test('queued requests survive a restart of the server, and each telephone rings once', async () => {
  const deployed = await deploys({ settings: { CALLS_PER_MINUTE: '120' } })
  for (const one of phones) await deployed.asksToBeCalled(one)
  const { cloud } = deployed
  await cloud.rings()
  await deployed.stops()
  await deployed.starts()
  // A session that began while no server was up retries by the emulated clock.
  const goesOn = () => Promise.all([deployed.queueIsDue(), cloud.clock.advance(20)])
  await waitFor(
    () => goesOn().then(() => cloud.rung.length >= phones.length),
    () => 'every telephone to ring',
  )
  await deployed.queueIsEmpty()
  expect(numbersRung(deployed)).toEqual(phones.map((one) => one.replace(/\D/g, '').replace(/^8/, '+7')))
})

for (const [how, replyDelayMs] of [
  ['soon enough', 1000],
  ['too late for it', 4500],
] as const) {
  test(`the server stops during an order whose reply comes ${how}: the telephone rings once`, async () => {
    const deployed = await deploys()
    const { cloud } = deployed
    Object.assign(cloud.cloud.faults, { replyDelayMs, lateCommands: ['StartScenarios'] })
    cloud.emulator.faults.requestDelayMs = 1000
    const visitor = await deployed.asksToBeCalled(phone)
    await waitFor(
      () => cloud.network.starts.length === 1,
      () => 'the order',
    )
    await deployed.stops()
    cloud.cloud.faults.replyDelayMs = 0
    await deployed.starts()
    await deployed.queueIsDueUntil(() => cloud.network.starts.length === (how === 'soon enough' ? 1 : 2))
    cloud.emulator.faults.requestDelayMs = 0
    await cloud.clock.advance(1000)
    const caller = await cloud.rings()
    await deployed.queueIsEmpty()
    caller.answers()
    await givesDigits(caller, visitor)
    await caller.says(deployed.answerTo(1))
    expect(cloud.rung).toHaveLength(1)
  })
}

test('a visitor who cancels before the session reports is not called, and can ask again', async () => {
  const deployed = await deploys()
  const { cloud } = deployed
  cloud.emulator.faults.requestDelayMs = 1000
  const visitor = await deployed.asksToBeCalled(phone)
  await waitFor(
    () => cloud.network.starts.length === 1,
    () => 'the order',
  )
  await visitor.callsItOff()
  cloud.emulator.faults.requestDelayMs = 0
  await cloud.clock.advance(1000)
  await waitFor(
    async () => (await deployed.events('call.started')) === 1,
    () => 'the session to speak',
  )
  expect(cloud.rung).toHaveLength(0)
  await visitor.asksToBeCalled()
  await deployed.queueIsDue()
  const caller = await deployed.picksUp(visitor)
  await caller.says(deployed.answerTo(1))
  await visitor.hasPoints(10)
})

test('two visitors with one number cause one call', async () => {
  const deployed = await deploys()
  const [one, other] = [await deployed.comes(), await deployed.comes()]
  for (const visitor of [one, other]) await visitor.givesNumber(phone)
  await Promise.all([one.asksToBeCalled(), other.asksToBeCalled(), one.asksToBeCalled()])
  await deployed.cloud.rings()
  await deployed.queueIsEmpty()
  expect(deployed.cloud.rung).toHaveLength(1)
  expect(deployed.cloud.network.starts).toHaveLength(1)
})

function numbersRung({ cloud }: Deployed): string[] {
  return cloud.rung.map((line) => line.number).sort()
}

async function sessionsUnderWay({ cloud }: Deployed): Promise<number> {
  await cloud.clock.advance(0)
  return new Set([...cloud.emulator.lines].map(({ over }) => over)).size
}
