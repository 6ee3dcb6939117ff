import { afterEach, expect, test } from 'bun:test'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepKey } from '../../scenario/emulator/stand-in-key.ts'
import { openVoximplant } from '../../server/voximplant/voximplant.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { freePort } from '../run/port.ts'

afterEach(endPrograms)

const secret = `whsec_${btoa('a'.repeat(32))}`

async function standIn(...words: string[]) {
  return launch({}, [process.execPath, 'server/commands/stand-in.ts', ...words])
}

/** Returns the settings for .env that the program printed. */
function settingsIn(output: string): Record<string, string> {
  return Object.fromEntries([...output.matchAll(/^ {2}([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]))
}

test('the settings that the stand-in prints are enough to deploy, and those that deploying prints start a session', async () => {
  const program = await standIn(String(await freePort()))
  await program.prints('To stop')
  const settings = settingsIn(program.output)
  const deploying = await launch({ ...settings, CALLBACK_SECRET: secret }, [process.execPath, 'server/commands/deploy.ts'])
  expect(await deploying.ends()).toBe(0)
  const { VOXIMPLANT_RULE_ID, VOXIMPLANT_CALLER_ID } = settingsIn(deploying.output)
  expect(VOXIMPLANT_CALLER_ID).toMatch(/^\+7499/)
  const { VOXIMPLANT_API_URL: apiUrl = '', VOXIMPLANT_CREDENTIALS: credentialsFile = '' } = settings
  const voximplant = await openVoximplant({ apiUrl, credentialsFile: join(process.cwd(), credentialsFile) })
  const { sessionUrl } = await voximplant.startScenario({ ruleId: Number(VOXIMPLANT_RULE_ID), customData: 'a test' })
  expect(sessionUrl).toStartWith(`${apiUrl}/sessions/`)
  expect((await fetch(sessionUrl, { method: 'POST', body: '{}' })).status).toBeOneOf([200, 404])
  expect((await fetch(`${sessionUrl}x`, { method: 'POST', body: '{}' })).status).toBe(404)
  program.receives('SIGTERM')
  expect(await program.ends()).toBe(0)
})

test('a port that is in use or invalid is reported in one sentence', async () => {
  const port = String(await freePort())
  const first = await standIn(port)
  await first.prints('To stop')
  const second = await standIn(port)
  expect(await second.ends()).toBe(1)
  expect(second.output).toBe('The port is taken: give another one, such as bun run stand-in 3101.\n')
  const third = await standIn('eighty')
  expect(await third.ends()).toBe(1)
  expect(third.output).toBe('expected nothing or a port after bun run stand-in, found eighty\n')
})

test('stand-ins that start at the same time share one key, and keep it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-key-'))
  const keys = await Promise.all([1, 2, 3].map(() => keepKey(folder)))
  const kept = await readFile(join(folder, 'key.json'), 'utf8')
  expect(new Set([...keys, await keepKey(folder)].map(({ publicKey }) => publicKey)).size).toBe(1)
  expect(await readFile(join(folder, 'key.json'), 'utf8')).toBe(kept)
})
