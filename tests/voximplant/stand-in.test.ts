import { afterEach, expect, test } from 'bun:test'
import { generateKeyPairSync } from 'node:crypto'
import * as v from 'valibot'
import type { Parameters } from '../../server/voximplant/command.ts'
import { closeClouds, type CloudInUse, cloudWith, keyFile, voximplantAt, withScenario } from './cloud.ts'
import { problemOf } from './problem.ts'
import { bearer } from './token.ts'

afterEach(closeClouds)

const { publicKey: other } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const Anything = v.unknown()
const syncClock = async (cloud: CloudInUse, name: string, parameters: Parameters = {}) =>
  (await voximplantAt(cloud.url)).command(name, parameters, Anything)
const codeOf = async (cloud: CloudInUse, name: string, parameters: Parameters) =>
  (await problemOf(syncClock(cloud, name, parameters))).code
const inside = { application_id: 1 }

/** What the stand-in must refuse, so that a mistake shows here and not in the real account. */
const mistakes: [string, string, Parameters, number][] = [
  ['a command that is none', 'StartScenario', {}, 103],
  ['a parameter that the command has not', 'GetAccountInfo', { ruleId: 20 }, 101],
  ["a text in a number's place", 'StartScenarios', { rule_id: 'twenty' }, 101],
  ['a parameter that is missing', 'StartScenarios', {}, 134],
  ['more than 200 bytes of custom data', 'StartScenarios', { rule_id: 20, script_custom_data: 'ж'.repeat(101) }, 477],
  ["an application's name in capitals", 'AddApplication', { application_name: 'Pavel' }, 107],
  ["an application's name again", 'AddApplication', { application_name: 'pavel' }, 129],
  ['an application that is not there', 'GetRules', { application_id: 9 }, 116],
  ["a scenario's name of 30 characters", 'AddScenario', { ...inside, scenario_name: 'x'.repeat(30) }, 168],
  ["a scenario's name again", 'AddScenario', { ...inside, scenario_name: 'pavel' }, 133],
  ['a script of 128 KB', 'AddScenario', { ...inside, scenario_name: 'big', scenario_script: 'x'.repeat(128 * 1024) }, 130],
  ['a script asked for without its id', 'GetScenarios', { ...inside, with_script: true }, 101],
  [
    "a rule's name of 100 characters",
    'AddRule',
    { ...inside, rule_name: 'x'.repeat(100), rule_pattern: '.*', scenario_id: 10 },
    156,
  ],
  ["a rule's name again", 'AddRule', { ...inside, rule_name: 'out', rule_pattern: '.*', scenario_id: 10 }, 175],
  ['a pattern that is none', 'AddRule', { ...inside, rule_name: 'in', rule_pattern: '(', scenario_id: 10 }, 148],
  ['a rule without a scenario', 'AddRule', { ...inside, rule_name: 'in', rule_pattern: '.*' }, 134],
  ['a rule that is not there', 'BindScenario', { ...inside, rule_id: 9, scenario_id: 10 }, 147],
  ['a scenario that is not there', 'BindScenario', { ...inside, rule_id: 20, scenario_id: 9 }, 132],
  ["a secret's name that begins with a digit", 'AddSecret', { ...inside, secret_name: '1st', secret_value: 'x' }, 496],
  ['a secret of 8,193 characters', 'AddSecret', { ...inside, secret_name: 'LONG', secret_value: 'x'.repeat(8193) }, 499],
  ['a number that is not rented', 'BindPhoneNumberToApplication', { ...inside, phone_id: 9 }, 181],
]

for (const [what, command, parameters, code] of mistakes) {
  test(`${what} is refused with the code ${code}`, async () => {
    expect(await codeOf(await cloudWith(withScenario()), command, parameters)).toBe(code)
  })
}

test('SetRuleInfo says that all is well, and rebinds nothing', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.account.scenarios.push({ id: 11, name: 'other', script: 'other()', applicationId: 1 })
  expect(await syncClock(cloud, 'SetRuleInfo', { rule_id: 20, scenario_id: 11 })).toEqual({ result: 1 })
  expect(cloud.account.rules[0]?.scenarioIds).toEqual([10])
})

test('two scenarios on one rule both run, in their order', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.account.scenarios.push({ id: 11, name: 'other', script: 'other()', applicationId: 1 })
  await syncClock(cloud, 'BindScenario', { ...inside, rule_id: 20, scenario_id: 11 })
  await syncClock(cloud, 'StartScenarios', { rule_id: 20 })
  expect(cloud.sessions[0]?.script).toBe('Logger.write("hello")\nother()')
  await syncClock(cloud, 'ReorderScenarios', { rule_id: 20, scenario_id: [11, 10] })
  await syncClock(cloud, 'StartScenarios', { rule_id: 20 })
  expect(cloud.sessions[1]?.script).toBe('other()\nLogger.write("hello")')
})

test('a call runs the first rule that matches, and none where its number belongs nowhere', async () => {
  const cloud = await cloudWith({
    ...withScenario(),
    numbers: [
      {
        id: 5,
        number: '78005553535',
        category: 'TOLLFREE',
        applicationId: null,
        ruleId: null,
        isSmsSupported: false,
        isSmsEnabled: false,
      },
    ],
  })
  await syncClock(cloud, 'AddRule', { ...inside, rule_name: 'all', rule_pattern: '.*', scenario_id: 10 })
  expect(cloud.programFor('78005553535')).toBeNull()
  await syncClock(cloud, 'BindPhoneNumberToApplication', { ...inside, phone_id: 5 })
  expect(cloud.programFor('78005553535')?.script).toBe('Logger.write("hello")')
  expect(cloud.programFor('74950000000')).toBeNull()
})

test('the 201st start at once meets HTTP 429', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.faults.replyDelayMs = 150
  const token = await bearer(keyFile)
  const starting = () => cloud.fetch(new Request(`${cloud.url}/platform_api/StartScenarios?rule_id=20`, { headers: token }))
  const statuses = (await Promise.all(Array.from({ length: 201 }, starting))).map(({ status }) => status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
})

test('a command may also be named by the field cmd, as a form of any kind', async () => {
  const cloud = await cloudWith()
  const form = new FormData()
  form.append('cmd', 'GetAccountInfo')
  const response = await fetch(`${cloud.url}/platform_api`, { method: 'POST', body: form, headers: await bearer(keyFile) })
  expect(await response.json()).toMatchObject({ result: { account_name: 'zoo' } })
})

for (const [what, claims, code] of [
  ['that lives for more than an hour', { exp: 3601 }, 454],
  ['from the future', { iat: 60 }, 455],
  ['that is over', { iat: -3600, exp: -1 }, 456],
  ['of another issuer', { iss: 12 }, 100],
] as const) {
  test(`a token ${what} is refused with the code ${code}`, async () => {
    const cloud = await cloudWith()
    const response = await fetch(`${cloud.url}/platform_api/GetAccountInfo`, {
      method: 'POST',
      headers: await bearer(keyFile, claims),
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ error: { code } })
  })
}

for (const [what, headers, code] of [
  ['no token', {}, 100],
  ['something else', { authorization: 'Bearer lizard' }, 447],
] as const) {
  test(`${what} in a token's place is refused with the code ${code}`, async () => {
    const cloud = await cloudWith()
    const response = await fetch(`${cloud.url}/platform_api/GetAccountInfo`, { method: 'POST', headers })
    expect(await response.json()).toMatchObject({ error: { code } })
  })
}

test('a token that another key signed is refused', async () => {
  const cloud = await cloudWith()
  cloud.account.keys[0]!.publicKey = other.export({ type: 'spki', format: 'pem' }).toString()
  expect((await problemOf(syncClock(cloud, 'GetAccountInfo'))).code).toBe(100)
})
