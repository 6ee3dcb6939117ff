import { expect, test } from 'bun:test'
import { limitTable } from '../../server/http/rate-limit-table.ts'
import { opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

test('a stranger who gives a number again and again does not shut its owner out', async () => {
  const evening = await opensTheEvening({ proxies: 1 })
  for (let time = 0; time < limitTable.visits.number.most; time++) {
    const stranger = await evening.comes(undefined, '198.51.100.1')
    expect((await stranger.givesNumber(phone)).status).toBe(200)
  }
  expect((await (await evening.comes(undefined, '198.51.100.1')).givesNumber(phone)).status).toBe(429)
  const owner = await evening.comes(undefined, '203.0.113.7')
  expect((await owner.givesNumber(phone)).status).toBe(200)
  await owner.isShown('waiting')
})
