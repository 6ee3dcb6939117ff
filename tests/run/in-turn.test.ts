import { expect, test } from 'bun:test'
import { inTurn } from './in-turn.ts'
import type { Step } from './step.ts'

/** Runs steps that end one after the other when the test says so. Returns the names of those that run. */
function begin(steps: Pick<Step, 'name' | 'cores' | 'isQuiet'>[]) {
  const ends = new Map<string, () => void>()
  const done = { passed: 1, failed: 0, output: '' }
  const all = inTurn(
    steps.map((step) => ({ ...step, run: async () => done })),
    ({ name }) => new Promise((resolve) => ends.set(name, () => (ends.delete(name), resolve(done)))),
  )
  return {
    all,
    running: () => [...ends.keys()],
    async ends(name: string) {
      ends.get(name)?.()
      await Bun.sleep(0)
    },
  }
}

test('steps of one core run side by side, and one of two cores runs alone', async () => {
  const run = begin([
    { name: 'one', cores: 1 },
    { name: 'another', cores: 1 },
    { name: 'both', cores: 2 },
  ])
  expect(run.running()).toEqual(['one', 'another'])
  await run.ends('one')
  expect(run.running()).toEqual(['another'])
  await run.ends('another')
  expect(run.running()).toEqual(['both'])
  await run.ends('both')
  expect(await run.all).toHaveLength(3)
})

test('a quiet step waits until all before it have ended, and the next one runs beside it', async () => {
  const run = begin([
    { name: 'long', cores: 1 },
    { name: 'short', cores: 1 },
    { name: 'quiet', cores: 1, isQuiet: true },
    { name: 'last', cores: 1 },
  ])
  await run.ends('short')
  expect(run.running()).toEqual(['long'])
  await run.ends('long')
  expect(run.running()).toEqual(['quiet', 'last'])
  await run.ends('quiet')
  await run.ends('last')
  expect(await run.all).toHaveLength(4)
})
