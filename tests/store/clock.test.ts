import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { createClock } from '../../server/store/clock.ts'

const instant = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 })
const skew = fc.integer({ min: -3_600_000, max: 3_600_000 })
const way = fc.integer({ min: 0, max: 200 })

test('servers with different clocks agree to within the database’s reply time', () => {
  fc.assert(
    fc.property(instant, skew, skew, way, way, (at, here, there, up, down) => {
      const clocks = [here, there].map((ahead) => {
        const clock = createClock(() => at + up + down + ahead)
        clock.adjust(new Date(at + up), at + ahead, at + up + down + ahead)
        return clock.now().getTime()
      })
      const [one = 0, other = 0] = clocks
      expect(Math.abs(one - other)).toBeLessThanOrEqual(2 * Math.max(250, up + down))
    }),
  )
})

test('a correct clock is not adjusted, however slow the replies are', () => {
  fc.assert(
    fc.property(instant, way, way, (at, up, down) => {
      const clock = createClock(() => at)
      clock.adjust(new Date(at + up), at, at + up + down)
      expect(clock.now().getTime()).toBe(at)
    }),
  )
})

test('a clock that is a minute off is corrected, and again when the machine’s clock changes', () => {
  let machine = 1_800_000_060_000
  const clock = createClock(() => machine)
  clock.adjust(new Date(1_800_000_000_000), machine, machine)
  expect(clock.now().getTime()).toBe(1_800_000_000_000)
  machine = 1_800_000_005_000
  clock.adjust(new Date(1_800_000_005_000), machine, machine)
  expect(clock.now().getTime()).toBe(1_800_000_005_000)
})

test('the clock tells by how much this machine’s is behind the database’s', () => {
  const clock = createClock(() => 1_000_000)
  expect(clock.behindMs()).toBe(0)
  clock.adjust(new Date(1_060_000), 1_000_000, 1_000_000)
  expect(clock.behindMs()).toBe(60_000)
})
