import { afterEach, expect, test } from 'bun:test'
import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { openVoximplant } from '../../server/voximplant/voximplant.ts'
import { closeClouds, cloudWith, fileOf, keyFile, voximplantAt, withScenario } from './cloud.ts'
import { problemOf } from './problem.ts'

afterEach(closeClouds)

const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })

for (const [what, content, expected] of [
  ['that is not JSON', 'private_key=abc', 'expected JSON'],
  ['that is JSON of another shape', '[]', 'with account_id, key_id and private_key'],
  ['without a key id', { ...keyFile, key_id: undefined }, 'wrong or missing: key_id'],
  ['whose account id is a string', { ...keyFile, account_id: '4711' }, 'wrong or missing: account_id'],
  ['whose private key is invalid', { ...keyFile, private_key: 'abc' }, 'an RSA private key'],
  ['whose private key is not RSA', { ...keyFile, private_key: curve }, 'an RSA private key'],
] as const) {
  test(`a key file ${what} is reported with its name and none of its content`, async () => {
    const credentialsFile = await fileOf(content)
    const problem = await problemOf(openVoximplant({ apiUrl: 'http://127.0.0.1:1', credentialsFile }))
    expect(problem.kind).toBe('credentials')
    expect(problem.message).toStartWith(`VOXIMPLANT_CREDENTIALS: ${credentialsFile}: expected `)
    expect(problem.message).toContain(expected)
    expect(problem.message).not.toContain('abc')
    expect(problem.message).not.toContain('BEGIN')
  })
}

test('a missing key file is reported in one sentence', async () => {
  const problem = await problemOf(openVoximplant({ apiUrl: 'http://127.0.0.1:1', credentialsFile: 'nowhere/key.json' }))
  expect(problem.message).toContain('nowhere/key.json: expected the key file of a service account, found no such file')
})

test('a folder in place of the key file is reported in one sentence', async () => {
  const problem = await problemOf(openVoximplant({ apiUrl: 'http://127.0.0.1:1', credentialsFile: 'tests' }))
  expect(problem.message).toContain('tests: expected a file that this program may read')
})

test('an open account does not expose the private key', async () => {
  const shown = inspect(await voximplantAt('http://127.0.0.1:1'), { depth: 9, showHidden: true })
  expect(shown).not.toContain(keyFile.private_key.slice(60, 100))
})

for (const [what, code, now] of [
  ['behind', 456, () => new Date(Date.now() - 3_600_000)],
  ['ahead', 455, () => new Date(Date.now() + 3_600_000)],
] as const) {
  test(`the operator is told to set a clock that is an hour ${what}`, async () => {
    const cloud = await cloudWith(withScenario())
    const problem = await problemOf((await voximplantAt(cloud.url, { now })).startScenario({ ruleId: 20, customData: '' }))
    expect(problem).toMatchObject({ kind: 'clock', code, mayBeRepeated: true })
    expect(problem.message).toContain("Set this machine's clock")
  })
}

test('a clock that is ten seconds ahead is tolerated', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.faults.clockAheadSeconds = -10
  await (await voximplantAt(cloud.url)).startScenario({ ruleId: 20, customData: '' })
  expect(cloud.sessions).toHaveLength(1)
})
