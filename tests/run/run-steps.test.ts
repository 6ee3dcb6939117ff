import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { checkSteps, stagedSteps } from './check-steps.ts'
import { filesOf } from './suites.ts'

/** Runs steps, given as the source of an array, in a process of their own. */
async function outcomeOf(steps: string): Promise<{ code: number; output: string }> {
  const program = `import { runSteps } from ${JSON.stringify(join(import.meta.dir, 'run-steps.ts'))}; await runSteps(${steps})`
  const child = Bun.spawn([process.execPath, '-e', program], { stdout: 'pipe', stderr: 'inherit' })
  return { output: await new Response(child.stdout).text(), code: await child.exited }
}

const fine = "{ name: 'fine', cores: 1, run: async () => ({ passed: 2, failed: 0, output: 'nothing to see' }) }"
const broken = "{ name: 'broken', cores: 1, run: async () => ({ passed: 1, failed: 1, output: 'one is not two' }) }"
const throwing = "{ name: 'throwing', cores: 1, run: async () => { throw new Error('no such program') } }"

test('a failure shows what it printed, hides no other step and ends the run with 1', async () => {
  const { code, output } = await outcomeOf(`[${[broken, throwing, fine].join()}]`)
  expect(code).toBe(1)
  expect(output).toContain('one is not two')
  expect(output).toContain('no such program')
  expect(output).toMatch(/✗ broken .* s .*1 passed, 1 failed/)
  expect(output).toMatch(/✓ fine .* s .*2 passed, 0 failed/)
  expect(output).toEndWith('3 passed, 2 failed\n')
})

test('what failed stands at the end again, below the steps that ran after it', async () => {
  const failures = "[{ name: 'sums.test.ts: adds', reason: 'expected 2' }]"
  const adding = `{ name: 'adding', cores: 1, run: async () => ({ passed: 0, failed: 1, output: 'long', failures: ${failures} }) }`
  const { output } = await outcomeOf(`[${[adding, throwing, fine].join()}]`)
  const afterTheSteps = output.slice(output.indexOf('✓ fine'))
  expect(afterTheSteps).toContain('✗ adding\nsums.test.ts: adds\n    expected 2\n')
  expect(afterTheSteps).toMatch(/✗ throwing\nError: no such program/)
  expect(afterTheSteps).toEndWith('2 passed, 2 failed\n')
})

test('what a step prints that passes is not shown, and the run ends with 0', async () => {
  const { code, output } = await outcomeOf(`[${fine}]`)
  expect(code).toBe(0)
  expect(output).not.toContain('nothing to see')
})

test('a run of no steps has checked nothing and ends with 1', async () => {
  expect((await outcomeOf('[]')).code).toBe(1)
})

test('the quick check has the tests that need neither a database nor a server', () => {
  expect(checkSteps.map(({ name }) => name)).toContain('pure tests')
  expect(filesOf('pure')).toContain('tests/layout/layout.test.ts')
})

test('a commit is checked for its types, and for the format and lint of the files that it changes', () => {
  const names = (files: string[]) => stagedSteps(files).map(({ name }) => name)
  expect(names(['README.md', 'server/main.ts'])).toEqual(['types', 'types of the scenario', 'format', 'lint'])
  expect(names(['README.md'])).toEqual(['types', 'types of the scenario', 'format'])
  expect(names([])).toEqual(['types', 'types of the scenario'])
})
