import { expect, test } from 'bun:test'
import type { GameContext } from '../../server/store/context.ts'
import { keepCount } from '../../server/store/kept-count.ts'
import { database } from '../cast/database.ts'
import { waitFor } from '../cast/waiting.ts'

/** Something that is counted: there are `there` of it, and a count lasts until `isHeld` is false. */
function counting({ isLittle = false } = {}) {
  const state = { there: 1, isHeld: false, counts: 0, at: Date.now() }
  const kept = keepCount({
    async count() {
      state.counts += 1
      const { there } = state
      await waitFor(
        () => !state.isHeld,
        () => 'the count to be let go',
      )
      return there
    },
    isLittle: () => isLittle,
  })
  const context = { db: database.db, campaigns: {}, campaignId: 1, quiz: {}, now: () => new Date(state.at) } as GameContext
  return {
    state,
    reads: () => kept.read(context),
    forgets: () => kept.forget(context),
    elsewhere: () => kept.read({ ...context, campaignId: 2 }),
  }
}

const seconds = 1_000

test('where there is little, it is counted whenever somebody looks', async () => {
  const { state, reads } = counting({ isLittle: true })
  expect(await reads()).toBe(1)
  state.there = 2
  expect(await reads()).toBe(2)
})

test('where there is much, the count is kept for some seconds, in each campaign', async () => {
  const { state, reads, elsewhere } = counting()
  expect(await reads()).toBe(1)
  state.there = 2
  state.at += 4 * seconds
  expect(await reads()).toBe(1)
  expect(await elsewhere()).toBe(2)
  state.at += 2 * seconds
  await waitFor(
    async () => (await reads()) === 2,
    () => 'the new count',
  )
  expect(state.counts).toBe(3)
})

test('nobody waits for a new count that takes long: they see the one before, and share the new one', async () => {
  const { state, reads } = counting()
  await reads()
  Object.assign(state, { there: 2, isHeld: true, at: state.at + 10 * seconds })
  expect(await Promise.all([reads(), reads()])).toEqual([1, 1])
  expect(state.counts).toBe(2)
  state.isHeld = false
  await waitFor(
    async () => (await reads()) === 2,
    () => 'the new count',
  )
})

test('who comes after a long time is not shown what was there then', async () => {
  const { state, reads } = counting()
  await reads()
  state.there = 2
  state.at += 60 * seconds
  expect(await reads()).toBe(2)
})

test('who has changed it sees it at once, also while a count from before is under way', async () => {
  const { state, reads, forgets } = counting()
  await reads()
  Object.assign(state, { isHeld: true, at: state.at + 10 * seconds })
  expect(await reads()).toBe(1)
  state.there = 2
  forgets()
  state.isHeld = false
  expect(await reads()).toBe(2)
  state.there = 3
  expect(await reads()).toBe(2)
})

test('a count that fails is told to who waits for it, and the next one is counted anew', async () => {
  const context = { db: database.db, campaigns: {}, campaignId: 1, quiz: {}, now: () => new Date() } as GameContext
  const fails = [true, false]
  const kept = keepCount({
    async count() {
      if (fails.shift()) throw new Error('the database is away')
      return 1
    },
    isLittle: () => false,
  })
  await expect(kept.read(context)).rejects.toThrow('the database is away')
  expect(await kept.read(context)).toBe(1)
})
