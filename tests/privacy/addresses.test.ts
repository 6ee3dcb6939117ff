import { expect, test } from 'bun:test'
import { erase } from '../../server/privacy/erase.ts'
import { eraseByAge } from '../../server/privacy/retention.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { findAll } from './dump.ts'

const phone = '8 916 123-45-67'
const address = '198.51.100.1'
const day = 24 * 60

/** A person at this address asks to be called, and nobody picks up. */
async function asks(): Promise<Evening> {
  const evening = await opensTheEvening({ callsPerMinute: 600, proxies: 1 })
  const visitor = await evening.asksToBeCalled(phone, address)
  ;(await evening.telephone.rings()).refuses(486)
  await visitor.sees('Занято')
  return evening
}

/** The limits of requests keep the pseudonym for some minutes, until the sweep. */
async function forgetsLimits(evening: Evening): Promise<void> {
  evening.passes(day + 1)
  await evening.sweeps()
}

const traces = ({ context }: Evening) => findAll([context.disguise(address)])

test('a visit and a callback hold the pseudonym of the address, never the address', async () => {
  const evening = await asks()
  expect((await traces(evening)).map((found) => / in (\w+)/.exec(found)?.[1])).toEqual(
    expect.arrayContaining(['visits', 'callbacks']),
  )
  expect(await findAll([address])).toEqual([])
})

test('the address of a person is erased with the person', async () => {
  const evening = await asks()
  await erase(evening.context, '+79161234567')
  await forgetsLimits(evening)
  expect(await traces(evening)).toEqual([])
})

test('addresses are erased by age', async () => {
  const evening = await asks()
  evening.passes(91 * day)
  await eraseByAge(evening.context, 90)
  await forgetsLimits(evening)
  expect(await traces(evening)).toEqual([])
})
