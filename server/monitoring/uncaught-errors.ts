import process from 'node:process'

type Options = { report(error: unknown): void; giveUp(reason: string): void }

/** More uncaught errors than this within a minute mean that something in this process is broken permanently. */
const mostPerMinute = 30

/**
 * Reports uncaught errors and unhandled rejections and lets the process continue, so that one failure does not end everybody's
 * calls and pages: the durable state is in the database. Calls `giveUp` once when there are more than 30 in a minute. To be
 * installed once the server runs, so that an uncaught error during the start still ends the start.
 */
export function handleUncaughtErrors({ report, giveUp }: Options): void {
  const failedAt: number[] = []
  let hasGivenUp = false
  const handle = (error: unknown) => {
    report(error)
    failedAt.push(performance.now())
    while ((failedAt[0] ?? 0) < performance.now() - 60_000) failedAt.shift()
    if (failedAt.length <= mostPerMinute || hasGivenUp) return
    hasGivenUp = true
    giveUp(
      `more than ${mostPerMinute} uncaught errors in a minute: stopping, so that the process supervisor can restart this server`,
    )
  }
  process.on('unhandledRejection', handle)
  process.on('uncaughtException', handle)
}

type Report = (error: unknown) => void

/**
 * Wraps a callback whose result nobody awaits: errors that it throws, or that its promise rejects with, go to `report`. An
 * unhandled rejection would end the whole process, on Bun and on Deno.
 */
export function reportingErrors<Args extends unknown[]>(
  callback: (...args: Args) => unknown,
  report: Report,
): (...args: Args) => void {
  return (...args) => {
    try {
      const result = callback(...args)
      if (result instanceof Promise) result.catch(report)
    } catch (error) {
      report(error)
    }
  }
}
