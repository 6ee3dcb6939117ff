import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { createClock } from '../../server/store/clock.ts'

const instant = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 })
const skew = fc.integer({ min: -3_600_000, max: 3_600_000 })
const way = fc.integer({ min: 0, max: 200 })
const minute = 60_000

/** A machine that has run for a while, and whose clock can be set. */
function machineAt(wall: number) {
  let [ran, set] = [5_000, wall - 5_000]
  return {
    runMs: () => ran,
    wallMs: () => ran + set,
    runs: (ms: number) => void (ran += ms),
    isSet: (ms: number) => void (set += ms),
  }
}

/** Once a second, as the health watch does. `ofDatabase` is its time; without it, the database runs on this machine. */
function ticks(clock: ReturnType<typeof createClock>, machine: ReturnType<typeof machineAt>, ofDatabase = machine.wallMs) {
  machine.runs(1_000)
  clock.adjust(new Date(ofDatabase()), machine.runMs(), machine.runMs())
}

test('servers with different clocks agree to within the database’s reply time', () => {
  fc.assert(
    fc.property(instant, skew, skew, way, way, (at, here, there, up, down) => {
      const clocks = [here, there].map((ahead) => {
        const machine = machineAt(at + ahead)
        const clock = createClock({ machine })
        const askedAt = machine.runMs()
        machine.runs(up + down)
        clock.adjust(new Date(at + up), askedAt, machine.runMs())
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
      const machine = machineAt(at)
      const clock = createClock({ machine })
      const askedAt = machine.runMs()
      machine.runs(up + down)
      clock.adjust(new Date(at + up), askedAt, machine.runMs())
      expect(clock.now().getTime()).toBe(at + up + down)
    }),
  )
})

test('a clock that is a minute off is corrected, and setting the machine’s clock during a game changes nothing, not even for a moment', () => {
  const machine = machineAt(1_800_000_060_000)
  const clock = createClock({ machine })
  let ofDatabase = 1_800_000_000_000
  clock.adjust(new Date(ofDatabase), machine.runMs(), machine.runMs())
  expect(clock.now().getTime()).toBe(ofDatabase)
  for (const set of [-minute, 30 * minute, -90 * minute]) {
    machine.isSet(set)
    expect(clock.now().getTime()).toBe(ofDatabase)
    ofDatabase += 1_000
    ticks(clock, machine, () => ofDatabase)
    expect(clock.now().getTime()).toBe(ofDatabase)
  }
})

test('where there is no other clock, one that is set by minutes is caught up with, never backwards, and soon right', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: -60 * minute, max: 60 * minute }), (at, set) => {
      const machine = machineAt(at)
      const clock = createClock({ isDatabaseHere: true, machine })
      ticks(clock, machine)
      machine.isSet(set)
      for (let second = 0; second <= Math.abs(set / 250); second += 1) {
        const before = clock.now().getTime()
        ticks(clock, machine)
        const passed = clock.now().getTime() - before
        expect(passed).toBeWithin(749, 1252)
      }
      expect(Math.abs(clock.now().getTime() - machine.wallMs())).toBeLessThanOrEqual(250)
    }),
    { numRuns: 5 },
  )
})

test('a clock that is set by more than an hour was plainly wrong, and counts at once', () => {
  const machine = machineAt(1_000_000)
  const clock = createClock({ isDatabaseHere: true, machine })
  ticks(clock, machine)
  machine.isSet(50 * 365 * 24 * 60 * minute)
  ticks(clock, machine)
  expect(clock.now().getTime()).toBe(machine.wallMs())
})

test('the clock tells by how much this machine’s is behind it', () => {
  const machine = machineAt(1_000_000)
  const clock = createClock({ machine })
  expect(clock.behindMs()).toBe(0)
  clock.adjust(new Date(1_060_000), machine.runMs(), machine.runMs())
  expect(clock.behindMs()).toBe(60_000)
})
