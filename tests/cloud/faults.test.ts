import { afterEach, expect, test } from 'bun:test'
import { calling } from '../../views/texts/calling.ru.ts'
import { waitFor } from '../cast/waiting.ts'
import { closeAccounts, type Deployed, deploys } from './account.ts'

afterEach(closeAccounts)

const phone = '8 916 123-45-67'
const { unreached } = calling

/** Permanent faults of the account, where a retry would not help. */
const lasting: [string, (deployed: Deployed) => unknown, string][] = [
  [
    'a key without rights',
    ({ cloud }) =>
      cloud.cloud.account.keys.forEach((key) => {
        key.roles = []
      }),
    'Give the service account a role',
  ],
  ['a deleted key', ({ cloud }) => cloud.cloud.account.keys.splice(0), 'VOXIMPLANT_CREDENTIALS'],
  [
    'a clock that is fast',
    ({ cloud }) => {
      cloud.cloud.faults.clockAheadSeconds = -600
    },
    "Set this machine's clock",
  ],
  [
    'a clock that is slow',
    ({ cloud }) => {
      cloud.cloud.faults.clockAheadSeconds = 600
    },
    "Set this machine's clock",
  ],
  [
    'a rule without a scenario',
    ({ cloud }) =>
      cloud.cloud.account.rules.forEach((rule) => {
        rule.scenarioIds = []
      }),
    'scenario:deploy',
  ],
  ['a rule that was deleted', ({ cloud }) => cloud.cloud.account.rules.splice(0), 'VOXIMPLANT_RULE_ID'],
]

for (const [fault, inflict, sentence] of lasting) {
  test(`${fault}: the visitor is told that it did not work, the operator what to do`, async () => {
    const deployed = await deploys()
    inflict(deployed)
    const visitor = await deployed.asksToBeCalled(phone)
    await visitor.sees(unreached.failed)
    expect(deployed.cloud.rung).toHaveLength(0)
    expectOneWarning(deployed, sentence)
  })
}

/** Faults that may pass by themselves. */
const passing: [string, (faults: Deployed['cloud']['cloud']['faults'], isWrong: boolean) => void, string][] = [
  [
    'a rate limit',
    (faults, isWrong) => {
      faults.isRateLimited = isWrong
    },
    'CALLS_PER_MINUTE',
  ],
  [
    'too many requests',
    (faults, isWrong) => {
      faults.hasTooManyRequests = isWrong
    },
    'CALLS_PER_MINUTE',
  ],
  [
    'an API that is down',
    (faults, isWrong) => {
      faults.isDown = isWrong
    },
    'the status 502',
  ],
  [
    'an API that answers with a page',
    (faults, isWrong) => {
      faults.answersHtml = isWrong
    },
    'a page of HTML',
  ],
  [
    "a fault of the cloud's own",
    (faults, isWrong) => {
      faults.refusedCommands = isWrong ? { StartScenarios: 2 } : {}
    },
    'an internal error',
  ],
]

for (const [fault, set, sentence] of passing) {
  test(`${fault} is retried, and the visitor is called once`, async () => {
    const deployed = await deploys()
    const { cloud } = deployed
    set(cloud.cloud.faults, true)
    const visitor = await deployed.asksToBeCalled(phone)
    await waitFor(
      () => cloud.network.starts.length > 0,
      () => 'a try',
    )
    set(cloud.cloud.faults, false)
    await deployed.queueIsDueUntil(() => cloud.rung.length > 0)
    const caller = await deployed.picksUp(visitor)
    await caller.says(deployed.answerTo(1))
    await visitor.hasPoints(10)
    expect(cloud.rung).toHaveLength(1)
    expect(deployed.server.told).toEqual([])
  })

  test(`${fault} persists: the visitor is told that it did not work, the operator what to do`, async () => {
    const deployed = await deploys()
    set(deployed.cloud.cloud.faults, true)
    const visitor = await deployed.asksToBeCalled(phone)
    await deployed.queueGivesUpUntil(() => visitor.text.includes(unreached.failed))
    expect(deployed.cloud.rung).toHaveLength(0)
    expectOneWarning(deployed, sentence)
  })
}

test('a slow API still calls the visitor only once', async () => {
  const deployed = await deploys()
  deployed.cloud.cloud.faults.replyDelayMs = 500
  const visitor = await deployed.asksToBeCalled(phone)
  const caller = await deployed.picksUp(visitor)
  await caller.hears('Ребус первый')
  expect(deployed.cloud.network.starts).toHaveLength(1)
})

function expectOneWarning({ server, config }: Deployed, sentence: string): void {
  expect(server.told).toEqual([expect.stringContaining(sentence)])
  expect(server.told.join()).not.toMatch(/\d{7,}|whsec_|Bearer|PRIVATE/)
  expect(server.told.join()).not.toContain(config.callbackSecrets[0])
  expect(server.reported.map(String).join()).not.toMatch(/\d{7,}|whsec_|Bearer|PRIVATE/)
}
