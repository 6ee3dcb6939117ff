import process from 'node:process'

type Options = { report(error: unknown): void; giveUp(reason: string): void }

/** So many failures a minute that nobody waited for are no accident: something in this process has broken for good. */
const mostAMinute = 30

/**
 * The last line of defence: what nobody catches is reported, and the calls and browsers of everybody else go on, because what counts
 * is in the database. Before the server runs it does not apply: there such a failure ends the start.
 */
export function surviveFailures({ report, giveUp }: Options): void {
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
