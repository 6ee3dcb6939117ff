import { expect, test } from 'bun:test'
import { repeating } from '../../server/store/postgres/repeat.ts'

/** Fails so many times, the way Drizzle passes on what PostgreSQL says, and then succeeds. */
function failing(times: number, code: string) {
  let runs = 0
  return {
    runs: () => runs,
    act: async () => {
      runs += 1
      if (runs <= times) throw new Error('Failed query', { cause: Object.assign(new Error('no'), { code }) })
      return 'done'
    },
  }
}

const atOnce = { random: () => 0 }

for (const code of ['40001', '40P01'])
  test(`what failed with ${code} is repeated, because PostgreSQL asks for it`, async () => {
    const { act, runs } = failing(3, code)
    expect(await repeating(act, atOnce)).toBe('done')
    expect(runs()).toBe(4)
  })

test('it is repeated twelve times at most, and nothing else is', async () => {
  const endless = failing(Infinity, '40001')
  await expect(repeating(endless.act, atOnce)).rejects.toThrow('Failed query')
  expect(endless.runs()).toBe(12)
  const broken = failing(1, '23502')
  await expect(repeating(broken.act, atOnce)).rejects.toThrow('Failed query')
  expect(broken.runs()).toBe(1)
})
