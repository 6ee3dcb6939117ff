import { expect, test } from 'bun:test'
import { spawnSync } from 'node:child_process'
import { findRealWords } from '../../../server/campaigns/campaigns.ts'
import { denoProgram } from '../../cast/deno.ts'

test('real words are found on Deno, too, by a process of their own, and are the same', async () => {
  const asked = { language: 'ru' as const, rebuses: [{ answer: 'контракт', accept: [] }] }
  const program = `
    import { findRealWords } from './server/campaigns/campaigns.ts'
    console.log(JSON.stringify(await findRealWords(${JSON.stringify(asked)})))`
  const { stdout, stderr } = spawnSync(denoProgram(), ['eval', program], { encoding: 'utf8' })
  const found = await findRealWords(asked)
  expect(JSON.parse(stdout || '[]'), stderr).toEqual(found)
  expect(found[0]).toContain('контраст')
}, 120_000)

test('whoever does not want them any more ends the process', async () => {
  const unwanted = new AbortController()
  const finding = findRealWords({ language: 'ru', rebuses: [{ answer: 'контракт', accept: [] }] }, unwanted.signal)
  unwanted.abort()
  expect(await finding.then(String, () => 'failed')).toBe('failed')
})
