import { afterEach, expect, test } from 'bun:test'
import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { openVoximplant } from '../../server/voximplant/voximplant.ts'
import { closeClouds, cloudWith, fileOf, keyFile, voximplantAt, withScenario } from './cloud.ts'
import { problemOf } from './problem.ts'

afterEach(closeClouds)

const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })

for (const [what, content, expected] of [
  ['that is no JSON', 'private_key=abc', 'expected JSON'],
  ['that is JSON of another kind', '[]', 'with account_id, key_id and private_key'],
  ['without a key id', { ...keyFile, key_id: undefined }, 'wrong or missing: key_id'],
  ['whose account id is a text', { ...keyFile, account_id: '4711' }, 'wrong or missing: account_id'],
  ['whose private key is none', { ...keyFile, private_key: 'abc' }, 'an RSA private key'],
  ['whose private key is of another kind', { ...keyFile, private_key: curve }, 'an RSA private key'],
] as const) {
  test(`a key file ${what} is told in a sentence that names the file and nothing in it`, async () => {
    const credentialsFile = await fileOf(content)
    const problem = await problemOf(openVoximplant({ apiUrl: 'http://127.0.0.1:1', credentialsFile }))
    expect(problem.kind).toBe('credentials')
    expect(problem.message).toStartWith(`VOXIMPLANT_CREDENTIALS: ${credentialsFile}: expected `)
    expect(problem.message).toContain(expected)
    expect(problem.message).not.toContain('abc')
    expect(problem.message).not.toContain('BEGIN')
  })
}

test('a key file that is not there is told in a sentence', async () => {
  const problem = await problemOf(openVoximplant({ apiUrl: 'http://127.0.0.1:1', credentialsFile: 'nowhere/key.json' }))
  expect(problem.message).toContain('nowhere/key.json: expected the key file of a service account, found no such file')
})

test("a folder in the key file's place is told in a sentence", async () => {
  const problem = await problemOf(openVoximplant({ apiUrl: 'http://127.0.0.1:1', credentialsFile: 'tests' }))
  expect(problem.message).toContain('tests: expected a file that this program may read')
})

test('the private key is nowhere to be seen in an open account', async () => {
  const shown = inspect(await voximplantAt('http://127.0.0.1:1'), { depth: 9, showHidden: true })
  expect(shown).not.toContain(keyFile.private_key.slice(60, 100))
})

for (const [what, code, now] of [
  ['behind', 456, () => new Date(Date.now() - 3_600_000)],
  ['ahead', 455, () => new Date(Date.now() + 3_600_000)],
] as const) {
  test(`a clock that is an hour ${what} is told to be set`, async () => {
    const cloud = await cloudWith(withScenario())
    const problem = await problemOf((await voximplantAt(cloud.url, { now })).startScenario({ ruleId: 20, customData: '' }))
    expect(problem).toMatchObject({ kind: 'clock', code, mayBeRepeated: true })
    expect(problem.message).toContain("Set this machine's clock")
  })
}

test('a clock that is ten seconds ahead does no harm', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.faults.clockAheadSeconds = -10
  await (await voximplantAt(cloud.url)).startScenario({ ruleId: 20, customData: '' })
  expect(cloud.sessions).toHaveLength(1)
})
