import { expect, test } from 'bun:test'
import { readFile } from 'node:fs/promises'
import { builtScenario } from '../built-scenario.ts'

test('the built scenario is one classic script under 128 KB', async () => {
  const script = await builtScenario()
  expect(script).not.toMatch(/^\s*(import|export)\b|\bimport *\(/m)
  expect(Buffer.byteLength(script)).toBeLessThan(128 * 1024)
})

test('the built scenario can be read: it keeps its comments and its names', async () => {
  const script = await builtScenario()
  for (const section of ['Settings', 'The call', 'Waiting', 'Speaking', 'Listening', 'Keys', 'Reporting', 'Signing', 'The end']) {
    expect(script).toContain(`// ---- ${section} -`)
  }
  expect(script).toContain('async function converse(call)')
})

test('the scenario holds no words that a person hears', async () => {
  const source = await readFile(new URL('../../scenario/pavel.voxengine.ts', import.meta.url), 'utf-8')
  expect(source).not.toMatch(/[а-яё]/i)
})
