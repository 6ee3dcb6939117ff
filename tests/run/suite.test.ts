import { expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { scratch } from './scratch.ts'
import { suite } from './suite.ts'

async function outcomeOf(source: string) {
  const file = scratch.path(`${randomUUID()}.test.ts`)
  await Bun.write(file, `import { expect, test } from 'bun:test'\n${source}`)
  const report = scratch.path(`${randomUUID()}.xml`)
  return suite([process.execPath, 'test', '--reporter=junit', `--reporter-outfile=${report}`, file], report, { seconds: 30 })
}

test('each test that failed is told with what its runner says of it', async () => {
  const { passed, failed, failures } = await outcomeOf(`
    test('adds', () => expect(1 + 1).toBe(2))
    test('says <b>"no"</b>', () => expect({ said: '<b>' }).toEqual({ said: '<i>' }))
    test('never ends', () => new Promise(() => setTimeout(() => {}, 60_000)), 50)`)
  expect({ passed, failed }).toEqual({ passed: 1, failed: 2 })
  const [wrong, late] = failures ?? []
  expect(wrong?.name).toEndWith(': says <b>"no"</b>')
  expect(wrong?.reason).toContain('-   "said": "<i>",\n+   "said": "<b>",')
  expect(late).toEqual({ name: expect.stringMatching(/: never ends$/), reason: 'test timed out' })
})

test('a run that breaks off counts as a failure without a test', async () => {
  const { failed, failures, output } = await outcomeOf("throw new Error('no such module')")
  expect(failed).toBe(1)
  expect(failures).toEqual([])
  expect(output).toContain('no such module')
})
