import { afterEach, expect, test } from 'bun:test'
import { spokenIn } from '../../views/texts/spoken.ts'
import type { Caller } from '../cast/caller.ts'
import type { Visitor } from '../cast/visitor.ts'
import { closeAccounts, type Deployed, deploys } from './account.ts'
import { geographic } from './stand-in.ts'

afterEach(closeAccounts)

const phone = '8 916 123-45-67'
const { sms } = spokenIn('ru')
/** The length of two segments of a multi-part Cyrillic message. */
const twoSegments = 2 * 67
const senders = [
  ['a rented number', { VOXIMPLANT_SMS_FROM: `+${geographic}` }, { command: 'SendSmsMessage', from: geographic }],
  ['a sender name', { VOXIMPLANT_SMS_FROM: 'PAVEL' }, { command: 'A2PSendSms', from: 'PAVEL' }],
] as const

async function wins(deployed: Deployed, visitor: Visitor, caller: Caller): Promise<void> {
  for (const rebus of [1, 2, 3, 4, 5]) await caller.says(deployed.answerTo(rebus))
  await visitor.isShown('finished')
}

async function plays(deployed: Deployed): Promise<Visitor> {
  const visitor = await deployed.comes()
  await visitor.givesNumber(phone)
  await wins(deployed, visitor, deployed.cloud.dials('79161234567'))
  return visitor
}

for (const [sender, settings, sent] of senders) {
  test(`the code is sent once from ${sender} to the number that called`, async () => {
    const deployed = await deploys({ settings, account: { senderNames: ['PAVEL'] } })
    const visitor = await plays(deployed)
    await visitor.sees(/Промокод отправил ещё и в СМС, на номер .*67/)
    await deployed.queueIsEmpty()
    const { messages } = deployed.cloud.cloud.account
    expect(messages).toEqual([{ ...sent, to: '79161234567', text: expect.stringContaining(visitor.code ?? 'no code') }])
    expect(messages[0]?.text.length).toBeLessThanOrEqual(twoSegments)
    expect(deployed.cloud.inbox.messages()).toMatchObject([{ from: sent.from, to: '79161234567', text: messages[0]?.text }])
  })
}

test('every prize of the quiz fits two segments', async () => {
  const { server } = await deploys()
  for (const { title } of server.quiz.tiers) {
    expect(sms.text({ prize: title, code: 'ABCD2345' }).length).toBeLessThanOrEqual(twoSegments)
  }
})

test('the code is sent to the number that was called', async () => {
  const deployed = await deploys({ settings: senders[0][1] })
  const visitor = await deployed.asksToBeCalled(phone)
  const caller = await deployed.picksUp(visitor)
  await wins(deployed, visitor, caller)
  await visitor.sees(/Промокод отправил/)
  expect(deployed.cloud.cloud.account.messages).toMatchObject([{ to: '79161234567' }])
})

for (const [what, happens, sentence] of [
  [
    'a sender name that is not set up',
    ({ cloud }) => cloud.cloud.account.senderNames.splice(0),
    'VOXIMPLANT_SMS_FROM is not a sender name',
  ],
  [
    'an account without money',
    ({ cloud }) => {
      cloud.cloud.account.balance = 0
    },
    'Top the account up',
  ],
  [
    'a key without an SMS role',
    ({ cloud }) =>
      cloud.cloud.account.keys.forEach((key) => {
        key.roles = ['Developer']
      }),
    'an SMS role',
  ],
  [
    'an API that is down',
    ({ cloud }) => {
      cloud.cloud.faults.isDown = true
    },
    'the status 502',
  ],
] as [string, (deployed: Deployed) => unknown, string][]) {
  test(`${what}: the chat says that no message was sent, and the operator is told`, async () => {
    const deployed = await deploys({ settings: senders[1][1], account: { senderNames: ['PAVEL'] } })
    happens(deployed)
    const visitor = await plays(deployed)
    await deployed.queueGivesUpUntil(() => visitor.text.includes(sms.failed))
    expect(visitor.code).toMatch(/^[A-Z2-9]{8}$/)
    expect(deployed.server.told).toEqual([expect.stringContaining(sentence)])
    expect(deployed.server.told.join()).not.toMatch(/\d{7,}/)
    expect(deployed.server.told.join()).not.toContain(visitor.code ?? '')
    expect(deployed.cloud.cloud.account.messages).toEqual([])
  })
}

test('a message is not sent again when the reply to it is lost', async () => {
  const deployed = await deploys({ settings: senders[0][1] })
  deployed.cloud.cloud.faults.refusedCommands = { SendSmsMessage: 2 }
  const visitor = await plays(deployed)
  await visitor.sees(sms.failed)
  await deployed.queueIsEmpty()
  expect(deployed.cloud.cloud.requests.filter(({ command }) => command === 'SendSmsMessage')).toHaveLength(1)
})

test('without a sender the chat does not mention messages', async () => {
  const deployed = await deploys()
  const visitor = await plays(deployed)
  await deployed.queueIsEmpty()
  expect(visitor.text).not.toContain('СМС')
  expect(deployed.cloud.cloud.account.messages).toEqual([])
})

test('a caller who hides the number is called back, and the code is sent to the number that was called', async () => {
  const deployed = await deploys({ settings: senders[0][1] })
  const visitor = await deployed.comes()
  await visitor.givesNumber(phone)
  const hidden = await hides(deployed, visitor)
  await hidden.hears('перезвоню сам')
  await hidden.isDisconnected()
  await deployed.queueIsDue()
  await wins(deployed, visitor, await deployed.picksUp(visitor))
  await visitor.sees(/Промокод отправил/)
  expect(deployed.cloud.cloud.account.messages).toMatchObject([{ to: '79161234567' }])
})

test("no message is sent after a game for fun, since the number in the chat may be another person's", async () => {
  const deployed = await deploys({ settings: senders[0][1] })
  const visitor = await deployed.asksToBeCalled(phone)
  const owner = await deployed.cloud.rings()
  owner.answers()
  await owner.presses('9#')
  await owner.isDisconnected()
  const hidden = await hides(deployed, visitor)
  await hidden.hears('приза не будет')
  for (const { answer } of deployed.server.quiz.forFun) await hidden.says(answer)
  await visitor.isShown('finished')
  await deployed.queueIsEmpty()
  expect(visitor.code).toBeNull()
  expect(visitor.text).not.toContain('СМС')
  expect(deployed.cloud.cloud.account.messages).toEqual([])
})

async function hides({ cloud }: Deployed, visitor: Visitor): Promise<Caller> {
  const caller = cloud.dials(null)
  await caller.isListenedTo()
  await caller.presses(visitor.digits)
  return caller
}
