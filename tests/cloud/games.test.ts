import { afterEach, expect, test } from 'bun:test'
import type { Caller } from '../cast/caller.ts'
import type { Visitor } from '../cast/visitor.ts'
import { closeAccounts, type Deployed, deploys, givesDigits } from './account.ts'
import { geographic, tollFree } from './stand-in.ts'

afterEach(closeAccounts)

const phone = '8 916 123-45-67'

/**
 * Solves the first rebus at the third attempt, skips the second and solves the rest at once. Returns the points along the
 * way.
 */
async function plays({ answerTo }: Deployed, visitor: Visitor, caller: Caller): Promise<number[]> {
  const points: number[] = []
  const says = async (text: string, worth: number) => {
    points.push((points.at(-1) ?? 0) + worth)
    await caller.says(text)
    await visitor.hasPoints(points.at(-1) ?? 0)
  }
  await says('пингвин', 0)
  await visitor.sees('Попытка 2 из 3')
  await caller.presses('2')
  await visitor.sees('Попытка 3 из 3')
  await says(answerTo(1), 3)
  await says('пропустить', 0)
  for (const rebus of [3, 4, 5]) await says(answerTo(rebus), 10)
  await caller.hears('скидка тридцать процентов')
  await visitor.isShown('finished')
  return points
}

const thirtyThree = [0, 3, 3, 13, 23, 33]

test('a call to the bound number reaches the deployed scenario, and a whole game is played', async () => {
  const deployed = await deploys()
  const visitor = await deployed.comes()
  await visitor.givesNumber(phone)
  const caller = deployed.cloud.dials('79161234567')
  await visitor.isShown('playing')
  expect(await plays(deployed, visitor, caller)).toEqual(thirtyThree)
  caller.hangsUp()
  expect(await caller.isForgotten()).toBe('terminate()')
  expect(visitor.code).toMatch(/^[A-Z2-9]{8}$/)
  expect(deployed.server.told).toEqual([])
})

test('a call to an unbound number reaches no scenario', async () => {
  const { cloud } = await deploys()
  const caller = cloud.dials('79161234567', geographic)
  await caller.waits(60)
  expect(caller.line.state).toBe('ended')
  expect(caller.line.said).toEqual([])
})

test('«Позвони мне» starts the deployed scenario, which calls, and the same game earns the same points', async () => {
  const deployed = await deploys()
  const { cloud } = deployed
  const visitor = await deployed.asksToBeCalled(phone)
  await visitor.isShown('calling')
  const caller = await cloud.rings()
  expect(caller.line).toMatchObject({ direction: 'outbound', number: '+79161234567', callerId: `+${geographic}` })
  caller.answers()
  await givesDigits(caller, visitor)
  await visitor.isShown('playing')
  expect(await plays(deployed, visitor, caller)).toEqual(thirtyThree)
  caller.hangsUp()
  expect(await caller.isForgotten()).toBe('terminate()')
  const [order] = cloud.cloud.requests.filter(({ command }) => command === 'StartScenarios')
  expect(Buffer.byteLength(order?.parameters.script_custom_data ?? '')).toBeWithin(1, 201)
  expect(cloud.rung).toHaveLength(1)
})

test('the caller ID is the configured one', async () => {
  const deployed = await deploys({ settings: { VOXIMPLANT_CALLER_ID: `+${tollFree}` } })
  await deployed.asksToBeCalled(phone)
  expect((await deployed.cloud.rings()).line).toMatchObject({ callerId: `+${tollFree}` })
})
