import type { Moment } from '../game/world.ts'
import { eraseCallbacks } from './callbacks.ts'
import { eraseCalls } from './calls.ts'
import { eraseGames } from './games.ts'
import { eraseJobs } from './jobs.ts'
import type { Traces } from './traces.ts'
import { eraseVisits } from './visits.ts'

/** Takes from these rows all that tells of a person, in the order in which rows are locked everywhere. */
export async function wipe(moment: Moment, { calls, callbacks, games, visits }: Omit<Traces, 'mentions'>): Promise<void> {
  await eraseCalls(moment, calls)
  await eraseCallbacks(moment, callbacks)
  await eraseGames(moment, games)
  await eraseVisits(moment, visits)
  await eraseJobs(moment, [...callbacks, ...games.map(String)])
}
