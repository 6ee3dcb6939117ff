import type { Evening, Seat } from './evening.ts'
import { between } from './plan.ts'
import { pause, until } from './until.ts'

/** Seconds between one time and the next. */
type Every = [least: number, most: number]

/** Does it again and again, each time after a pause, until all games are over. */
export async function again(
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

/** The same for what stops everybody: not before somebody has got on. On a busy machine a game would never end otherwise. */
export function againOnceSomebodyGetsOn(
  evening: Evening,
  stopping: AbortSignal,
  every: Every,
  happen: () => Promise<void> | void,
): Promise<void> {
  let before = -1
  return again(evening, stopping, every, async () => {
    await until(() => stopping.aborted || stepsOf(evening) > before, Infinity)
    before = stepsOf(evening)
    if (!stopping.aborted) await happen()
  })
}

/** What players have done and been told so far. */
function stepsOf({ seats }: Evening): number {
  const steps = seats.map(({ game: { deeds, calls } }) => deeds.length + calls.reduce((sum, { heard }) => sum + heard.length, 0))
  return steps.reduce((sum, count) => sum + count, 0)
}

/** The same to every browser, each at times of its own, whenever it has come. */
export async function toEachBrowser(
  evening: Evening,
  stopping: AbortSignal,
  every: Every,
  happen: (seat: Seat) => Promise<void> | void,
): Promise<void> {
  const under = new Map<Seat, Promise<void>>()
  while (!stopping.aborted) {
    for (const seat of evening.seats)
      if (!under.has(seat))
        under.set(
          seat,
          again(evening, stopping, every, () => happen(seat)),
        )
    await pause(100, stopping)
  }
  await Promise.all(under.values())
}

/** Breaks something for everybody, and makes it whole. */
export async function breakFor(
  evening: Evening,
  hurt: () => Promise<void> | void,
  heal: () => Promise<void> | void,
): Promise<void> {
  evening.breaks()
  await hurt()
  await heal()
  evening.isWhole()
}
