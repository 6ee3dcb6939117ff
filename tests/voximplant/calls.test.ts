import { afterEach, expect, test } from 'bun:test'
import { closeClouds, cloudWith, keyFile, voximplantAt, withScenario } from './cloud.ts'
import { problemOf } from './problem.ts'

afterEach(closeClouds)

const start = { ruleId: 20, customData: '{"call":"c1"}' }

test("a scenario starts with its custom data and secrets, and returns the session's URL", async () => {
  const cloud = await cloudWith(withScenario())
  const voximplant = await voximplantAt(cloud.url)
  expect(await voximplant.startScenario(start)).toEqual({ sessionUrl: 'https://control.example.com/request/1/token' })
  expect(cloud.sessions).toEqual([
    {
      script: 'Logger.write("hello")',
      secrets: { CALLBACK_URL: 'https://quiz.example.com/voice/events' },
      customData: '{"call":"c1"}',
    },
  ])
})

test('200 bytes of custom data are accepted, including Cyrillic', async () => {
  const cloud = await cloudWith(withScenario())
  const customData = 'ж'.repeat(100)
  await (await voximplantAt(cloud.url)).startScenario({ ruleId: 20, customData })
  expect(cloud.sessions[0]?.customData).toBe(customData)
})

test('more than 200 bytes of custom data are refused before any request', async () => {
  const cloud = await cloudWith(withScenario())
  const problem = await problemOf(
    (await voximplantAt(cloud.url)).startScenario({ ruleId: 20, customData: `${'ж'.repeat(100)}!` }),
  )
  expect(problem).toMatchObject({ kind: 'request', code: null, mayBeRepeated: true })
  expect(problem.message).toContain('at most 200 bytes of custom data, and these are 201')
  expect(cloud.requests).toHaveLength(0)
})

test('a rule without a scenario is named, with what to do', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.account.rules[0]!.scenarioIds = []
  const problem = await problemOf((await voximplantAt(cloud.url)).startScenario(start))
  expect(problem).toMatchObject({ kind: 'rule', code: 375, mayBeRepeated: true })
  expect(problem.message).toContain('bun run scenario:deploy')
})

test('a rule of another account is named, with what to do', async () => {
  const cloud = await cloudWith()
  const problem = await problemOf((await voximplantAt(cloud.url)).startScenario(start))
  expect(problem).toMatchObject({ kind: 'rule', code: 147 })
  expect(problem.message).toContain('VOXIMPLANT_RULE_ID')
})

test('an account without money starts nothing, and the operator is told to top it up', async () => {
  const cloud = await cloudWith({ ...withScenario(), balance: 0 })
  const problem = await problemOf((await voximplantAt(cloud.url)).startScenario(start))
  expect(problem).toMatchObject({ kind: 'money', code: 127, mayBeRepeated: true })
  expect(problem.message).toContain('Top the account up')
  expect(cloud.sessions).toHaveLength(0)
})

test('a key that lacks a role is told apart from an invalid key', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.account.keys[0]!.roles = []
  const problem = await problemOf((await voximplantAt(cloud.url)).startScenario(start))
  expect(problem).toMatchObject({ kind: 'rights', code: 100, mayBeRepeated: true })
  expect(problem.message).toContain('Give the service account a role')
})

for (const [what, other] of [
  ['of another account', { account_id: 12 }],
  ['that the account does not know', { key_id: 'deleted' }],
] as const) {
  test(`a key ${what} is refused, with advice on where to get one`, async () => {
    const cloud = await cloudWith(withScenario())
    const problem = await problemOf((await voximplantAt(cloud.url, { content: { ...keyFile, ...other } })).startScenario(start))
    expect(problem).toMatchObject({ kind: 'credentials', code: 100, mayBeRepeated: true })
    expect(problem.message).toContain('VOXIMPLANT_CREDENTIALS')
    expect(cloud.sessions).toHaveLength(0)
  })
}
