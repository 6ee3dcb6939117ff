import { setTimeout as sleep } from 'node:timers/promises'
import { VoximplantProblem, type ProblemKind } from './problem.ts'

/** As shares of the patience for one request: half a second and two seconds of the usual ten. */
const pauses = [0.05, 0.2]

/** What may pass by itself within seconds. */
const passing: readonly ProblemKind[] = ['away', 'rate']

/** Tries again, twice at most, what may be repeated and may go better then; ends in the last `VoximplantProblem`. */
export async function persist<Result>(patienceMilliseconds: number, attempt: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await attempt()
    } catch (error) {
      if (!mayPass(error)) throw error
      await sleep(pause * patienceMilliseconds)
    }
  }
  return attempt()
}

function mayPass(error: unknown): boolean {
  return error instanceof VoximplantProblem && error.mayBeRepeated && passing.includes(error.kind)
}
