import process from 'node:process'

type Options = { report(error: unknown): void; giveUp(reason: string): void }

/** So many failures a minute that nobody waited for are no accident: something in this process has broken for good. */
const mostAMinute = 30

/**
 * The last line of defence: what nobody catches is reported, and the calls and browsers of everybody else go on, because what counts
 * is in the database. Before the server runs it does not apply: there such a failure ends the start.
 */
export function handleUncaughtErrors({ report, giveUp }: Options): void {
  const failedAt: number[] = []
  let hasGivenUp = false
  const note = (error: unknown) => {
    report(error)
    failedAt.push(Date.now())
    while ((failedAt[0] ?? 0) < Date.now() - 60_000) failedAt.shift()
    if (failedAt.length <= mostAMinute || hasGivenUp) return
    hasGivenUp = true
    giveUp(
      `more than ${mostAMinute} unexpected failures in a minute: stopping, so that whatever watches this program can start it anew`,
    )
  }
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
}

type Report = (error: unknown) => void

/**
 * Runs what nobody waits for, a callback or a listener, so that whatever goes wrong in it is reported: a promise that is rejected
 * unheard ends the whole process, on Bun and on Deno (web-stack.md §5.2).
 */
export function reporting<Args extends unknown[]>(callback: (...args: Args) => unknown, report: Report): (...args: Args) => void {
  return (...args) => {
    try {
      const result = callback(...args)
      if (result instanceof Promise) result.catch(report)
    } catch (error) {
      report(error)
    }
  }
}
