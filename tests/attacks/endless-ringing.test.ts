import { expect, test } from 'bun:test'
import { type Evening, opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

/** Asks for a call with a new browser, waits for the ring, and calls it off. */
async function ringsInVain(evening: Evening): Promise<number> {
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const { status } = await visitor.asksToBeCalled()
  if (status !== 200) return status
  await evening.comesDue()
  const caller = await evening.telephone.rings()
  await visitor.isShown('calling')
  await visitor.callsItOff()
  await caller.isDisconnected()
  return status
}

test('a telephone rings three times a day at most, whoever calls it off', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const answers: number[] = []
  for (let time = 1; time <= 5; time++) answers.push(await ringsInVain(evening))
  expect(answers).toEqual([200, 200, 200, 422, 422])
  expect(evening.telephone.emulator.lines.size).toBe(0)
})

test('the refusal is rendered, the button is gone, and both are over after a day', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  for (let time = 1; time <= 3; time++) await ringsInVain(evening)
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  expect(visitor.has('#call-me-button')).toBe(false)
  await visitor.asksToBeCalled()
  await visitor.sees('Три звонка в сутки')
  evening.passes(24 * 60 + 1)
  await visitor.reloads()
  expect(visitor.has('#call-me-button')).toBe(true)
  expect((await visitor.asksToBeCalled()).status).toBe(200)
})

test('a ring that nobody answered counts as well, and one that was called off before it rang does not', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const caller = await evening.telephone.rings()
  caller.refuses(486)
  await visitor.sees('Занято')
  await visitor.asksToBeCalled()
  await visitor.isShown('queued')
  await visitor.callsItOff()
  await visitor.isShown('waiting')
  expect([await ringsInVain(evening), await ringsInVain(evening), await ringsInVain(evening)]).toEqual([200, 200, 422])
})
