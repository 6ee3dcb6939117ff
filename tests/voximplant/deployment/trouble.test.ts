import { afterEach, expect, test } from 'bun:test'
import { closeClouds, cloudWith } from '../cloud.ts'
import { problemOf } from '../problem.ts'
import { deployTo, script, tollFree } from './deploying.ts'

afterEach(closeClouds)

test('a run that fails half-way says what was done, why it stopped and what is left, and the next run finishes', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  cloud.faults.refusedCommands = { AddRule: 2 }
  const failed = await deployTo(cloud)
  expect(failed.isDone).toBe(false)
  expect(failed.printed).toContain('scenario pavel: done')
  expect(failed.printed).toContain('Voximplant refused AddRule with the code 2')
  expect(failed.printed.slice(failed.printed.indexOf('Not done:'))).toContain('rule inbound')
  cloud.faults.refusedCommands = {}
  const finished = await deployTo(cloud)
  expect(finished.isDone).toBe(true)
  expect(finished.commands).toEqual(['AddRule', 'AddRule', 'BindPhoneNumberToApplication'])
  expect(cloud.programFor('78005553535')?.script).toBe(script)
})

for (const command of ['AddApplication', 'AddSecret', 'AddScenario', 'AddRule', 'BindPhoneNumberToApplication']) {
  test(`after a failure at ${command} a second run finishes, and a third has nothing to do`, async () => {
    const cloud = await cloudWith({ numbers: [tollFree()] })
    cloud.faults.refusedCommands = { [command]: 2 }
    expect((await deployTo(cloud)).isDone).toBe(false)
    cloud.faults.refusedCommands = {}
    expect((await deployTo(cloud)).isDone).toBe(true)
    expect((await deployTo(cloud)).commands).toEqual([])
  })
}

test('a lost reply causes no duplicates, because the next run sees what was done', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  cloud.faults.lateCommands = ['AddScenario']
  cloud.faults.replyDelayMs = 1000
  expect((await deployTo(cloud, {}, { timeoutMs: 500 })).printed).toContain('The command may have been carried out nevertheless.')
  cloud.faults.replyDelayMs = 0
  expect((await deployTo(cloud)).isDone).toBe(true)
  expect(cloud.account.scenarios).toHaveLength(1)
})

test('deploying with a key that may only start calls fails and names the missing role', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  cloud.account.keys[0]!.roles = ['Scenarios']
  const { isDone, printed } = await deployTo(cloud)
  expect(isDone).toBe(false)
  expect(printed).toContain('Developer to deploy')
})

test('secrets that the key may not read might be those of another server, and are set again with --replace', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await deployTo(cloud)
  cloud.faults.refusedCommands = { GetSecretValue: 104 }
  const refused = await deployTo(cloud)
  expect(refused).toMatchObject({ isDone: false, commands: [] })
  expect(refused.printed).toContain('The application pavel has a CALLBACK_URL that this key may not read')
  expect(await deployTo(cloud, {}, { isReplacing: true })).toMatchObject({
    isDone: true,
    commands: ['SetSecretInfo', 'SetSecretInfo'],
  })
})

test('an unreachable account is reported before anything is planned', async () => {
  const cloud = await cloudWith()
  cloud.faults.isDown = true
  expect(await problemOf(deployTo(cloud, {}, { timeoutMs: 200 }))).toMatchObject({ kind: 'away' })
})
