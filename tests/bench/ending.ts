import { children } from '../run/command.ts'

/** What was started ends well within this time. */
const endingMs = 30_000

/**
 * Runs a benchmark, then exits: with 0, or with 1 if it fails or takes longer than `mostMinutes`. A signal ends it early. `early`
 * rejects in either case, so that what was started is ended as on any other way out. Further signals do not hurry it: a database
 * would be left behind.
 */
export async function toTheEnd(mostMinutes: number, benchmark: (early: Promise<never>) => Promise<void>): Promise<never> {
  process.on('exit', children.kill)
  const early = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new EndedEarly(`the benchmark took more than ${mostMinutes} minutes`)), mostMinutes * 60_000)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        setTimeout(() => process.exit(1), endingMs)
        reject(new EndedEarly(`ended by ${signal}`))
      })
    }
  })
  early.catch(() => undefined)
  try {
    await benchmark(early)
    return process.exit(0)
  } catch (error) {
    console.error(error instanceof EndedEarly ? error.message : error)
    return process.exit(1)
  }
}

class EndedEarly extends Error {}
