import { afterEach, expect, test } from 'bun:test'
import type { Account, RentedNumber } from '../../scenario/emulator/cloud/account.ts'
import { closeClouds, cloudWith, voximplantAt } from './cloud.ts'
import { problemOf } from './problem.ts'

afterEach(closeClouds)

const rented: RentedNumber = {
  id: 5,
  number: '79580000000',
  category: 'MOBILE',
  applicationId: null,
  ruleId: null,
  isSmsSupported: true,
  isSmsEnabled: true,
}
const account: Partial<Account> = { numbers: [rented], senderNames: ['PAVEL'] }
const fromNumber = { from: '+79580000000', to: '+79161234567', text: 'Промокод: ЯЩЕР-7' }
const fromName = { ...fromNumber, from: 'PAVEL' }

const sends = async (sms: typeof fromNumber, given = account) => {
  const cloud = await cloudWith(structuredClone(given))
  const sent = (await voximplantAt(cloud.url)).sendSms(sms)
  return { cloud, sent }
}

test('a message is sent from a rented number', async () => {
  const { cloud, sent } = await sends(fromNumber)
  await sent
  expect(cloud.account.messages).toEqual([
    { command: 'SendSmsMessage', from: '79580000000', to: '79161234567', text: 'Промокод: ЯЩЕР-7' },
  ])
})

test('a message is sent from a sender name', async () => {
  const { cloud, sent } = await sends(fromName)
  await sent
  expect(cloud.account.messages).toEqual([{ command: 'A2PSendSms', from: 'PAVEL', to: '79161234567', text: 'Промокод: ЯЩЕР-7' }])
})

for (const [what, sms, given, kind, code] of [
  ['from a number that is not rented', { ...fromNumber, from: '+79990000000' }, account, 'number', 422],
  ['from a number without SMS', fromNumber, { numbers: [{ ...rented, isSmsSupported: false }] }, 'number', 528],
  ['from a number with SMS disabled', fromNumber, { numbers: [{ ...rented, isSmsEnabled: false }] }, 'number', 386],
  ['from an unregistered sender name', { ...fromName, from: 'BANK' }, account, 'number', 507],
  ['to a number that cannot receive SMS', { ...fromNumber, to: '+78005553535' }, account, 'number', 423],
  ['from a name to a number that cannot receive SMS', { ...fromName, to: '+78005553535' }, account, 'number', 506],
  ['from an account without money', fromNumber, { ...account, balance: 0 }, 'money', 127],
] as const) {
  test(`a message ${what} is refused, with an explanation that contains no numbers`, async () => {
    const { cloud, sent } = await sends(sms, given as Partial<Account>)
    const problem = await problemOf(sent)
    expect(problem).toMatchObject({ kind, code })
    expect(problem.message).not.toMatch(/\d{7,}/)
    expect(cloud.account.messages).toHaveLength(0)
  })
}

test('a message that is too long is refused before any request', async () => {
  const { cloud, sent } = await sends({ ...fromNumber, text: 'ж'.repeat(766) })
  expect(await problemOf(sent)).toMatchObject({ kind: 'request', code: null, mayBeRepeated: true })
  expect(cloud.requests).toHaveLength(0)
})

test('a key without an SMS role is told which role it lacks', async () => {
  const cloud = await cloudWith(structuredClone(account))
  cloud.account.keys[0]!.roles = ['Developer']
  const problem = await problemOf((await voximplantAt(cloud.url)).sendSms(fromNumber))
  expect(problem).toMatchObject({ kind: 'rights', code: 100 })
  expect(problem.message).toContain('an SMS role')
})
