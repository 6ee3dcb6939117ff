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
const send = async (cloud: CloudInUse, name: string, parameters: Parameters = {}) =>
  (await voximplantAt(cloud.url)).command(name, parameters, Anything)
const codeOf = async (cloud: CloudInUse, name: string, parameters: Parameters) =>
  (await problemOf(send(cloud, name, parameters))).code
const inside = { application_id: 1 }

/** Mistakes that the stand-in must refuse, so that they show here and not in the real account. */
const mistakes: [string, string, Parameters, number][] = [
  ['an unknown command', 'StartScenario', {}, 103],
  ['an unknown parameter', 'GetAccountInfo', { ruleId: 20 }, 101],
  ['a string in place of a number', 'StartScenarios', { rule_id: 'twenty' }, 101],
  ['a missing parameter', 'StartScenarios', {}, 134],
  ['more than 200 bytes of custom data', 'StartScenarios', { rule_id: 20, script_custom_data: 'ж'.repeat(101) }, 477],
  ['an application name with capitals', 'AddApplication', { application_name: 'Pavel' }, 107],
  ['a duplicate application name', 'AddApplication', { application_name: 'pavel' }, 129],
  ['an unknown application', 'GetRules', { application_id: 9 }, 116],
  ['a scenario name of 30 characters', 'AddScenario', { ...inside, scenario_name: 'x'.repeat(30) }, 168],
  ['a duplicate scenario name', 'AddScenario', { ...inside, scenario_name: 'pavel' }, 133],
  ['a script of 128 KB', 'AddScenario', { ...inside, scenario_name: 'big', scenario_script: 'x'.repeat(128 * 1024) }, 130],
  ['a script requested without its id', 'GetScenarios', { ...inside, with_script: true }, 101],
  [
    'a rule name of 100 characters',
    'AddRule',
    { ...inside, rule_name: 'x'.repeat(100), rule_pattern: '.*', scenario_id: 10 },
    156,
  ],
  ['a duplicate rule name', 'AddRule', { ...inside, rule_name: 'out', rule_pattern: '.*', scenario_id: 10 }, 175],
  ['an invalid pattern', 'AddRule', { ...inside, rule_name: 'in', rule_pattern: '(', scenario_id: 10 }, 148],
  ['a rule without a scenario', 'AddRule', { ...inside, rule_name: 'in', rule_pattern: '.*' }, 134],
  ['an unknown rule', 'BindScenario', { ...inside, rule_id: 9, scenario_id: 10 }, 147],
  ['an unknown scenario', 'BindScenario', { ...inside, rule_id: 20, scenario_id: 9 }, 132],
  ['a secret name that begins with a digit', 'AddSecret', { ...inside, secret_name: '1st', secret_value: 'x' }, 496],
  ['a secret of 8,193 characters', 'AddSecret', { ...inside, secret_name: 'LONG', secret_value: 'x'.repeat(8193) }, 499],
  ['a number that is not rented', 'BindPhoneNumberToApplication', { ...inside, phone_id: 9 }, 181],
]

for (const [what, command, parameters, code] of mistakes) {
  test(`${what} is refused with code ${code}`, async () => {
    expect(await codeOf(await cloudWith(withScenario()), command, parameters)).toBe(code)
  })
}

test('SetRuleInfo reports success but rebinds nothing', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.account.scenarios.push({ id: 11, name: 'other', script: 'other()', applicationId: 1 })
  expect(await send(cloud, 'SetRuleInfo', { rule_id: 20, scenario_id: 11 })).toEqual({ result: 1 })
  expect(cloud.account.rules[0]?.scenarioIds).toEqual([10])
})

test('two scenarios bound to one rule both run, in order', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.account.scenarios.push({ id: 11, name: 'other', script: 'other()', applicationId: 1 })
  await send(cloud, 'BindScenario', { ...inside, rule_id: 20, scenario_id: 11 })
  await send(cloud, 'StartScenarios', { rule_id: 20 })
  expect(cloud.sessions[0]?.script).toBe('Logger.write("hello")\nother()')
  await send(cloud, 'ReorderScenarios', { rule_id: 20, scenario_id: [11, 10] })
  await send(cloud, 'StartScenarios', { rule_id: 20 })
  expect(cloud.sessions[1]?.script).toBe('other()\nLogger.write("hello")')
})

test('a call runs the first matching rule, and none while its number is not bound', async () => {
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
  await send(cloud, 'AddRule', { ...inside, rule_name: 'all', rule_pattern: '.*', scenario_id: 10 })
  expect(cloud.programFor('78005553535')).toBeNull()
  await send(cloud, 'BindPhoneNumberToApplication', { ...inside, phone_id: 5 })
  expect(cloud.programFor('78005553535')?.script).toBe('Logger.write("hello")')
  expect(cloud.programFor('74950000000')).toBeNull()
})

test('the 201st simultaneous start gets HTTP 429', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.faults.replyDelayMs = 150
  const token = await bearer(keyFile)
  const starting = () => cloud.fetch(new Request(`${cloud.url}/platform_api/StartScenarios?rule_id=20`, { headers: token }))
  const statuses = (await Promise.all(Array.from({ length: 201 }, starting))).map(({ status }) => status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
})

test('a command may also be named in the form field cmd', async () => {
  const cloud = await cloudWith()
  const form = new FormData()
  form.append('cmd', 'GetAccountInfo')
  const response = await fetch(`${cloud.url}/platform_api`, { method: 'POST', body: form, headers: await bearer(keyFile) })
  expect(await response.json()).toMatchObject({ result: { account_name: 'zoo' } })
})

for (const [what, claims, code] of [
  ['valid for more than an hour', { exp: 3601 }, 454],
  ['from the future', { iat: 60 }, 455],
  ['that has expired', { iat: -3600, exp: -1 }, 456],
  ['of another issuer', { iss: 12 }, 100],
] as const) {
  test(`a token ${what} is refused with code ${code}`, async () => {
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
  test(`${what} in place of a token is refused with code ${code}`, async () => {
    const cloud = await cloudWith()
    const response = await fetch(`${cloud.url}/platform_api/GetAccountInfo`, { method: 'POST', headers })
    expect(await response.json()).toMatchObject({ error: { code } })
  })
}

test('a token signed with another key is refused', async () => {
  const cloud = await cloudWith()
  cloud.account.keys[0]!.publicKey = other.export({ type: 'spki', format: 'pem' }).toString()
  expect((await problemOf(send(cloud, 'GetAccountInfo'))).code).toBe(100)
})
