import { afterEach, expect, test } from 'bun:test'
import { closeClouds, cloudWith, keyFile, voximplantAt } from './cloud.ts'

afterEach(closeClouds)

test('the balance of an account is read in its own currency, with calls under way counted', async () => {
  const cloud = await cloudWith({ balance: 812.5 })
  const account = await voximplantAt(cloud.url)
  expect(await account.readBalance()).toEqual({ balance: 812.5, currency: 'RUR' })
  cloud.account.balance = -3
  expect(await account.readBalance()).toEqual({ balance: -3, currency: 'RUR' })
  expect(cloud.requests.at(-1)).toMatchObject({ command: 'GetAccountInfo', parameters: { return_live_balance: 'true' } })
})

test('a key that belongs to nobody cannot read the balance, and says of which kind the problem is', async () => {
  const cloud = await cloudWith()
  const account = await voximplantAt(cloud.url, { content: { ...keyFile, key_id: 'deleted' } })
  await expect(account.readBalance()).rejects.toMatchObject({ kind: 'credentials' })
})
