import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { filesOf, suites } from './suites.ts'

/** Every file name that Bun takes for a test's. Playwright runs those in its own folder. */
const anyTest = new Bun.Glob('**/*{.test,_test,.spec,_spec}.{ts,tsx,js,jsx,mjs,cjs,mts,cts}')
const root = join(import.meta.dir, '../..')
const elsewhere = /^(node_modules|tests\/browser)\//

test('each test file is in exactly one suite', () => {
  const found = [...anyTest.scanSync(root)].filter((file) => !elsewhere.test(file))
  expect(suites.flatMap(filesOf).sort()).toEqual(found.sort())
})

test.each([
  ['tests/rules/matching/matching.test.ts', 'pure'],
  ['tests/commands/deploy.test.ts', 'programs'],
  ['tests/game/game.test.ts', 'database'],
  ['tests/races/visit.test.ts', 'races'],
  ['tests/start/deno.test.ts', 'deno'],
  ['tests/start/container.test.ts', 'places'],
] as const)('the imports of %s put it into the suite %s', (file, suite) => {
  expect(filesOf(suite)).toContain(file)
})
