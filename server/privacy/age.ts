import { inOneTransaction, type World } from '../game/world.ts'
import { type Locked, tracesBefore } from './aged.ts'
import { countsOf, type Erased, isNothing, nothing, sumOf } from './traces.ts'
import { wipe } from './wipe.ts'

/** So many rows of each kind go in one transaction, and so many transactions in one go: nobody who plays waits for it. */
const batchSize = 100
const mostBatches = 200
const everything = 1_000_000_000

/**
 * Erases whatever is more than so many days old, in every quiz, as `erase` does by number: games since they were over, visits that
 * never came to one, calls, requests to be called. Several servers may do it at once, where each skips what another has locked.
 * What is left after many batches waits for the next time.
 */
export async function eraseByAge(world: World, days: number, locked: Locked = 'skip'): Promise<Erased> {
  const before = agoOf(world, days)
  let total = nothing
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const erased = await eraseBatch(world, before, locked)
    if (isNothing(erased)) break
    total = sumOf(total, erased)
  }
  return total
}

/** How much `eraseByAge` would find. */
export function previewByAge(world: World, days: number): Promise<Erased> {
  return inOneTransaction(world, async ({ tx }) => countsOf(await tracesBefore(tx, agoOf(world, days), everything, 'wait')))
}

function eraseBatch(world: World, before: Date, locked: Locked): Promise<Erased> {
  return inOneTransaction(world, async (moment) => {
    const traces = await tracesBefore(moment.tx, before, batchSize, locked)
    await wipe(moment, traces)
    const people = Math.max(traces.games.length, traces.visits.length)
    if (people > 0) moment.facts.push({ type: 'people erased', people })
    return countsOf(traces)
  })
}

function agoOf({ now }: World, days: number): Date {
  return new Date(now().getTime() - days * 24 * 3600_000)
}
