import type { Evening, Seat } from './evening.ts'
import { between } from './plan.ts'
import { pause } from './until.ts'

/** Bounds of the pause between two injections, in seconds. */
type Every = [least: number, most: number]

/** Calls `happen` repeatedly, each time after a random pause, until `stopping` aborts. */
export async function injectRepeatedly(
  { chance }: Evening,
  stopping: AbortSignal,
  [least, most]: Every,
  happen: () => Promise<void> | void,
): Promise<void> {
  while (!stopping.aborted) {
    await pause(between(chance, least, most) * 1_000, stopping)
    if (!stopping.aborted) await happen()
  }
}

/** Calls `happen` for every browser repeatedly, each at its own times, including browsers that join later. */
export async function injectIntoEachBrowser(
  evening: Evening,
  stopping: AbortSignal,
  every: Every,
  happen: (seat: Seat) => Promise<void> | void,
): Promise<void> {
  const injecting = new Map<Seat, Promise<void>>()
  while (!stopping.aborted) {
    for (const seat of evening.seats)
      if (!injecting.has(seat))
        injecting.set(
          seat,
          injectRepeatedly(evening, stopping, every, () => happen(seat)),
        )
    await pause(100, stopping)
  }
  await Promise.all(injecting.values())
}

/** Breaks something for all players with `begin` and repairs it with `end`; returns to the right screen are timed from then. */
export async function withOutage(
  evening: Evening,
  begin: () => Promise<void> | void,
  end: () => Promise<void> | void,
): Promise<void> {
  evening.beginOutage()
  await begin()
  await end()
  evening.endOutage()
}
