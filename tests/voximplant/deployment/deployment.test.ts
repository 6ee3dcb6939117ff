import { afterEach, expect, test } from 'bun:test'
import { readConfig } from '../../../server/config.ts'
import { wantedBy } from '../../../server/voximplant/deployment/deployment.ts'
import { closeClouds, cloudWith, voximplantAt } from '../cloud.ts'
import { deployTo, geographic, rented, script, tollFree, wanted } from './deploying.ts'

afterEach(closeClouds)

const rule = (name: string, { account }: Awaited<ReturnType<typeof cloudWith>>) => account.rules.find((one) => one.name === name)
const namesBoundTo = (name: string, cloud: Awaited<ReturnType<typeof cloudWith>>) =>
  rule(name, cloud)?.scenarioIds.map((id) => cloud.account.scenarios.find((one) => one.id === id)?.name)

/** Our application in an account, as a run that stopped half-way leaves it. */
const ours = () => ({ id: 1, name: 'pavel', secrets: wanted.secrets.map((secret, at) => ({ id: 2 + at, ...secret })) })

test('deploying to an empty account sets up everything that a call to the number needs', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  const { isDone } = await deployTo(cloud)
  expect(isDone).toBe(true)
  for (const dialled of ['78005553535', '+78005553535', '88005553535', '8005553535']) {
    expect(cloud.programFor(dialled)).toEqual({
      script,
      secrets: { CALLBACK_URL: 'https://quiz.example.com/voice/events', CALLBACK_SECRET: 'whsec_kept' },
    })
  }
})

test('the rule for outgoing calls starts the scenario and matches no incoming call', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await deployTo(cloud)
  await (await voximplantAt(cloud.url)).startScenario({ ruleId: rule('outbound', cloud)?.id ?? 0, customData: 'c1' })
  expect(cloud.sessions).toMatchObject([{ script, customData: 'c1' }])
  cloud.account.numbers[0]!.ruleId = rule('outbound', cloud)?.id ?? 0
  expect(cloud.programFor('78005553535')).toBeNull()
})

test('the plan is printed first and shows no secret', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  const { printed } = await deployTo(cloud)
  const planned = printed.slice(0, printed.indexOf(': done'))
  for (const part of [
    'application pavel: none yet',
    'secret CALLBACK_SECRET: none yet',
    'scenario pavel: none yet',
    'rule inbound: none yet',
    'rule outbound: none yet',
    'number +78005553535: belongs to no application',
  ]) {
    expect(planned).toContain(part)
  }
  expect(printed).not.toContain('whsec_')
})

test('a second run has nothing to do and changes nothing', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await deployTo(cloud)
  const { isDone, printed, commands } = await deployTo(cloud)
  expect(isDone).toBe(true)
  expect(commands).toEqual([])
  expect(printed).toContain('nothing to do')
})

test('a dry run prints the plan and changes nothing', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  const { isDone, printed, commands } = await deployTo(cloud, {}, { isDryRun: true })
  expect(isDone).toBe(true)
  expect(commands).toEqual([])
  expect(printed).toContain('scenario pavel: none yet, will be added')
  expect(printed).toContain('nothing was changed')
})

test('a changed script is replaced in place', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await deployTo(cloud)
  const { commands, printed } = await deployTo(cloud, { scenario: { name: 'pavel', script: `${script}// new` } })
  expect(commands).toEqual(['SetScenarioInfo'])
  expect(printed).toContain('will be replaced in place')
  expect(cloud.account.scenarios).toHaveLength(1)
  expect(cloud.programFor('78005553535')?.script).toBe(`${script}// new`)
})

test('a script that differs only in its line endings counts as unchanged', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await deployTo(cloud, { scenario: { name: 'pavel', script: 'a()\nb()\n' } })
  cloud.account.scenarios[0]!.script = 'a()\r\nb()'
  expect((await deployTo(cloud, { scenario: { name: 'pavel', script: 'a()\nb()\n' } })).commands).toEqual([])
})

test('a changed secret is replaced', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await deployTo(cloud)
  const secrets = [...wanted.secrets.slice(0, 1), { name: 'CALLBACK_SECRET', value: 'whsec_new' }]
  expect((await deployTo(cloud, { secrets })).commands).toEqual(['SetSecretInfo'])
  expect(cloud.programFor('78005553535')?.secrets.CALLBACK_SECRET).toBe('whsec_new')
})

test('another scenario is unbound from our rule before Pavel is bound, because two would both run', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await deployTo(cloud)
  cloud.account.scenarios.push({ id: 90, name: 'old-pavel', script: 'old()', applicationId: cloud.account.applications[0]!.id })
  cloud.account.rules[0]!.scenarioIds = [90]
  const { commands, printed } = await deployTo(cloud)
  expect(commands).toEqual(['BindScenario', 'BindScenario'])
  expect(cloud.requests.filter(({ command }) => command === 'BindScenario').map(({ parameters }) => parameters.bind)).toEqual([
    'false',
    'true',
  ])
  expect(printed).toContain('rule inbound: runs old-pavel, will no more')
  expect(namesBoundTo('inbound', cloud)).toEqual(['pavel'])
})

test('another scenario beside Pavel is unbound but stays in the account', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await deployTo(cloud)
  cloud.account.scenarios.push({ id: 90, name: 'old-pavel', script: 'old()', applicationId: cloud.account.applications[0]!.id })
  cloud.account.rules[1]!.scenarioIds.unshift(90)
  expect((await deployTo(cloud)).commands).toEqual(['BindScenario'])
  expect(namesBoundTo('outbound', cloud)).toEqual(['pavel'])
  expect(cloud.account.scenarios.map(({ name }) => name)).toContain('old-pavel')
})

test('an unbound rule is bound, and a changed pattern is corrected', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await deployTo(cloud)
  Object.assign(cloud.account.rules[0]!, { pattern: '.*', exclude: '800', scenarioIds: [] })
  expect((await deployTo(cloud)).commands).toEqual(['SetRuleInfo', 'BindScenario'])
  expect(cloud.programFor('78005553535')?.script).toBe(script)
})

test('an earlier rule that would take the calls is moved below ours', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()], applications: [ours()] })
  cloud.account.rules.push({ id: 80, name: 'all', pattern: '.*', exclude: '', applicationId: 1, scenarioIds: [] })
  await deployTo(cloud)
  expect(cloud.account.rules.map(({ name }) => name)).toEqual(['inbound', 'all', 'outbound'])
  expect((await deployTo(cloud)).commands).toEqual([])
})

test('a number bound to another application is rebound when asked to replace, and the plan says so', async () => {
  const applications = [{ id: 1, name: 'shop', secrets: [] }]
  const cloud = await cloudWith({ applications, numbers: [{ ...tollFree(), applicationId: 1 }] })
  const refused = await deployTo(cloud)
  expect(refused).toMatchObject({ isDone: false, commands: [] })
  expect(refused.printed).toContain('The number +78005553535 leads to the application shop, which reports to no server')
  const { printed } = await deployTo(cloud, {}, { isReplacing: true })
  expect(printed).toContain('number +78005553535: belongs to shop.zoo.voximplant.com, will lead to the rule inbound')
  expect(cloud.programFor('78005553535')?.script).toBe(script)
})

test("an application of our name that is not Pavel's is changed only when asked to replace", async () => {
  const cloud = await cloudWith({
    numbers: [tollFree()],
    applications: [{ id: 1, name: 'pavel', secrets: [] }],
    scenarios: [{ id: 90, name: 'hotline', script: 'hotline()', applicationId: 1 }],
    rules: [{ id: 80, name: 'all', pattern: '.*', exclude: '', applicationId: 1, scenarioIds: [90] }],
  })
  cloud.account.numbers[0]!.applicationId = 1
  const { isDone, printed, commands } = await deployTo(cloud)
  expect({ isDone, commands }).toEqual({ isDone: false, commands: [] })
  expect(printed).toContain("The application pavel reports to no server of Pavel's, and has the rules all.")
  expect(cloud.programFor('78005553535')?.script).toBe('hotline()')
  expect((await deployTo(cloud, {}, { isReplacing: true })).isDone).toBe(true)
  expect(cloud.programFor('78005553535')?.script).toBe(script)
})

test('one rule serves the numbers of all campaigns', async () => {
  const cloud = await cloudWith({ numbers: [tollFree(), geographic(), rented(7, '49301234567')] })
  const settings = readConfig({ PUBLIC_URL: 'https://quiz.example.com' })
  const campaigns = ['+78005553535', '+49301234567', '+74950000000', '+78005553535']
  const given = { script, callbackSecret: 'whsec_kept' }
  await deployTo(cloud, wantedBy(settings, { ...given, numbers: campaigns }))
  for (const dialled of ['88005553535', '+74950000000', '49301234567']) expect(cloud.programFor(dialled)?.script).toBe(script)
  expect(cloud.account.rules.map(({ name }) => name)).toEqual(['inbound', 'outbound'])
  const reordered = wantedBy(settings, { ...given, numbers: campaigns.toReversed() })
  expect((await deployTo(cloud, reordered)).commands).toEqual([])
})

test('while no campaign has a number, calls can be placed and none is answered', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  const settings = readConfig({ PUBLIC_URL: 'https://quiz.example.com' })
  const { isDone } = await deployTo(cloud, wantedBy(settings, { script, callbackSecret: 'whsec_kept', numbers: [] }))
  expect(isDone).toBe(true)
  await (await voximplantAt(cloud.url)).startScenario({ ruleId: rule('outbound', cloud)?.id ?? 0, customData: 'c1' })
  expect(cloud.sessions).toHaveLength(1)
  expect(cloud.programFor('78005553535')).toBeNull()
})

test('SMS is enabled on the number that messages are sent from', async () => {
  const cloud = await cloudWith({ numbers: [tollFree(), rented(7, '79580000000', { isSmsSupported: true })] })
  const { commands } = await deployTo(cloud, { smsNumber: '79580000000' })
  expect(commands).toContain('ControlSms')
  expect(cloud.account.numbers[1]?.isSmsEnabled).toBe(true)
})

test('lists that span several pages are read completely', async () => {
  const many = Array.from({ length: 130 }, (_, at) => rented(100 + at, String(74951000000 + at)))
  const cloud = await cloudWith({ numbers: [...many, tollFree()] })
  await deployTo(cloud)
  expect(cloud.programFor('78005553535')).not.toBeNull()
})

test('the output says what is left to the operator, with the settings for .env', async () => {
  const cloud = await cloudWith({ balance: 0, numbers: [geographic()] })
  const { isDone, printed } = await deployTo(cloud)
  expect(isDone).toBe(true)
  expect(printed).toContain('Rent +78005553535')
  expect(printed).toContain('no money left')
  expect(printed).toContain(`VOXIMPLANT_RULE_ID=${rule('outbound', cloud)?.id}`)
  expect(printed).toContain('VOXIMPLANT_CALLER_ID=+74950000000')
})

test('settings that are already right are not printed', async () => {
  const cloud = await cloudWith({ numbers: [tollFree(), geographic()] })
  await deployTo(cloud)
  const { printed } = await deployTo(cloud, {}, { settings: { ruleId: rule('outbound', cloud)?.id, callerId: '+74950000000' } })
  expect(printed).not.toContain('.env')
  expect(printed).not.toContain('Left to you')
})

test('a toll-free number is not enough as caller ID, and a number that is not rented must be verified', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  expect((await deployTo(cloud)).printed).toContain('rent a number that is not toll-free')
  expect((await deployTo(cloud, {}, { settings: { callerId: '+79990000000' } })).printed).toContain(
    '+79990000000 is not rented by this account',
  )
})
