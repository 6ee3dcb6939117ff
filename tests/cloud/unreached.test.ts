import { afterEach, expect, test } from 'bun:test'
import { calling } from '../../views/texts/calling.ru.ts'
import type { Caller } from '../cast/caller.ts'
import { closeAccounts, type Deployed, deploys, givesDigits } from './account.ts'

afterEach(closeAccounts)

const phone = '8 916 123-45-67'
const { unreached, tryAgain, triedEnough, callMe } = calling

/** The reasons for an unanswered call, as the network reports them. */
const reasons = [
  ['busy', (caller) => caller.refuses(486)],
  ['no answer', (caller) => caller.waits(41)],
  ['refused', (caller) => caller.hangsUp()],
  ['unavailable', (caller) => caller.refuses(480)],
  ['impossible', (caller) => caller.refuses(404)],
  ['no money', (caller) => caller.refuses(402)],
  ['limit', (caller) => caller.refuses(403)],
] satisfies [keyof typeof unreached, (caller: Caller) => unknown][]

for (const [reason, happens] of reasons) {
  test(`${reason}: Pavel says so in the chat, and a second try reaches the visitor`, async () => {
    const deployed = await deploys()
    const visitor = await deployed.asksToBeCalled(phone)
    const caller = await deployed.cloud.rings()
    await happens(caller)
    await visitor.sees(unreached[reason])
    await visitor.sees(tryAgain({ left: 2 }))
    expect(await caller.isForgotten()).toBe('terminate()')
    await tryOnce(deployed, visitor)
    const again = await deployed.picksUp(visitor)
    await again.says(deployed.answerTo(1))
    await visitor.hasPoints(10)
  })
}

for (const [reason, sentence] of [
  ['no money', 'top up the Voximplant account'],
  ['limit', 'limits of the Voximplant account'],
] as const) {
  test(`${reason}: the operator is told what to do, without the visitor's number`, async () => {
    const deployed = await deploys()
    const visitor = await deployed.asksToBeCalled(phone)
    const caller = await deployed.cloud.rings()
    caller.refuses(reason === 'limit' ? 403 : 402)
    await visitor.sees(unreached[reason])
    expect(deployed.server.told).toEqual([expect.stringContaining(sentence)])
    expect(deployed.server.told.join()).not.toMatch(/\d{7,}/)
  })
}

test('an account without money starts no call, and both the chat and the operator are told', async () => {
  const { cloud, server, ...deployed } = await deploys({ account: { balance: 0 } })
  const visitor = await deployed.asksToBeCalled(phone)
  await visitor.sees(unreached['no money'])
  await visitor.sees(tryAgain({ left: 2 }))
  expect(cloud.rung).toHaveLength(0)
  expect(server.told.join()).toContain('Top the account up')
  expect(server.told.join()).not.toMatch(/\d{7,}/)
})

test('a visitor gets three tries and no more', async () => {
  const deployed = await deploys()
  const visitor = await deployed.asksToBeCalled(phone)
  for (const left of [2, 1]) {
    ;(await deployed.cloud.rings()).refuses(486)
    await visitor.sees(`${unreached.busy} ${tryAgain({ left })}`)
    await tryOnce(deployed, visitor)
  }
  ;(await deployed.cloud.rings()).refuses(486)
  await visitor.sees(triedEnough)
  await visitor.isShown('waiting')
  expect((await visitor.asksToBeCalled()).status).toBe(422)
  expect(deployed.cloud.rung).toHaveLength(3)
})

test('a visitor who could not be reached can still call and play', async () => {
  const deployed = await deploys()
  const visitor = await deployed.asksToBeCalled(phone)
  ;(await deployed.cloud.rings()).refuses(486)
  await visitor.sees(unreached.busy)
  const caller = deployed.cloud.dials('79161234567')
  await caller.says(deployed.answerTo(1))
  await visitor.hasPoints(10)
})

for (const [how, amd, answers] of [
  [
    'by its tone',
    'present',
    async (caller) => {
      caller.answers('machine')
      await caller.waits(3)
    },
  ],
  [
    'by its words',
    'absent',
    async (caller) => {
      caller.answers()
      await caller.says('Абонент не может ответить, оставьте сообщение после сигнала')
    },
  ],
] as [string, 'present' | 'absent', (caller: Caller) => Promise<void>][]) {
  test(`Pavel hangs up on a machine recognised ${how}, and no attempt is spent`, async () => {
    const deployed = await deploys({ engine: { unknowns: { amd } } })
    const visitor = await deployed.asksToBeCalled(phone)
    const machine = await deployed.cloud.rings()
    await answers(machine)
    await visitor.sees(unreached.machine)
    await machine.isDisconnected()
    await visitor.isShown('waiting')
    await tryOnce(deployed, visitor)
    const caller = await deployed.picksUp(visitor)
    await caller.hears('Ребус первый')
    await caller.says(deployed.answerTo(1))
    await visitor.hasPoints(10)
  })
}

test('a person is not taken for a machine', async () => {
  const deployed = await deploys({ engine: { unknowns: { amd: 'present' } } })
  const visitor = await deployed.asksToBeCalled(phone)
  const caller = await deployed.cloud.rings()
  caller.answers('human')
  await caller.waits(3)
  await givesDigits(caller, visitor)
  await caller.says(deployed.answerTo(1))
  await visitor.hasPoints(10)
})

/** Asks to be called once more and skips the pause between tries, which the queue counts by the database's clock. */
async function tryOnce(deployed: Deployed, visitor: Awaited<ReturnType<Deployed['comes']>>): Promise<void> {
  const before = deployed.cloud.rung.length
  await visitor.asksToBeCalled()
  await visitor.sees(callMe.afterPause)
  expect(deployed.cloud.rung).toHaveLength(before)
  await deployed.queueIsDue()
}
