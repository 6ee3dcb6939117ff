import { expect, test } from 'bun:test'
import { createServerWatch } from '../../server/monitoring/server-watch.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 29, 12, minutes))

test('each look at the account adds what is on it, and a day later it is forgotten', async () => {
  let [now, balance] = [at(0), 900]
  const watch = createServerWatch({ now: () => now, readBalance: async () => ({ balance, currency: 'RUR' }) })
  expect(watch.state().account).toEqual({ money: null, trouble: null })
  await watch.look()
  ;[now, balance] = [at(10), 880]
  await watch.look()
  const seen = [
    { at: at(0), balance: 900 },
    { at: at(10), balance: 880 },
  ]
  expect(watch.state().account).toEqual({ money: { currency: 'RUR', samples: seen }, trouble: null })
  now = at(24 * 60 + 5)
  await watch.look()
  expect(watch.state().account?.money?.samples.map((sample) => sample.at)).toEqual([at(10), now])
})

test('while the account is not reached, what was on it is remembered, and the trouble passes with the next answer', async () => {
  let isAway = false
  const readBalance = async () => {
    if (isAway) throw new Error('no route')
    return { balance: 5, currency: 'USD' }
  }
  const watch = createServerWatch({ now: () => at(0), readBalance })
  await watch.look()
  isAway = true
  await watch.look()
  expect(watch.state().account).toMatchObject({ money: { currency: 'USD' }, trouble: 'is away' })
  isAway = false
  await watch.look()
  expect(watch.state().account?.trouble).toBeNull()
})

test('where no account is set, nothing is said about one', async () => {
  const watch = createServerWatch({ now: () => at(0) })
  await watch.look()
  expect(watch.state().account).toBeNull()
})

test('the disk is the one that the server writes to; a folder that is not there yet says nothing', async () => {
  const here = createServerWatch({ now: () => at(0), folder: '.' })
  await here.look()
  expect(here.state().disk?.freeBytes).toBeGreaterThan(0)
  const nowhere = createServerWatch({ now: () => at(0), folder: '/no/such/folder' })
  await nowhere.look()
  expect(nowhere.state().disk).toBeNull()
})

test('one slow answer of the database is no trouble; half a minute of them is', () => {
  const watch = createServerWatch({ now: () => at(0) })
  expect(watch.state().database).toEqual({ lostAt: null, medianMs: null, refuses: null })
  for (const took of [2, 3, 900]) watch.noteAnswer(took)
  expect(watch.state().database.medianMs).toBe(3)
  for (let second = 0; second < 30; second++) watch.noteAnswer(400)
  expect(watch.state().database.medianMs).toBe(400)
  watch.noteLost()
  expect(watch.state().database.lostAt).toEqual(at(0))
})

test('the clocks are those of the database and of the scenario', () => {
  const watch = createServerWatch({ now: () => at(0), behindMs: () => -1_500 })
  expect(watch.state().clock).toEqual({ ofDatabaseMs: -1_500, ofCloudMs: null })
  watch.noteCloudTime(new Date(Date.now() - 90_000))
  expect(watch.state().clock.ofCloudMs).toBeGreaterThanOrEqual(90_000)
})
