/** A clock that all servers agree on, whatever their machines' clocks show. */
export type Clock = {
  now(): Date
  /** Returns how many milliseconds this machine has run for, since any moment. Setting the machine's clock does not change it. */
  runMs(): number
  /** Corrects the clock by the database's `time`, which was asked for and arrived at these times of `runMs`. */
  adjust(time: Date, askedAt: number, answeredAt: number): void
  /** Returns how many milliseconds this machine's clock is behind this one. */
  behindMs(): number
}

/** Smaller differences are ignored: they cannot be told from the round trip to the database. */
const toleranceMs = 250

/** A machine whose clock is set by more was plainly wrong before, or has slept. */
const longestSlewMs = 3600_000

/** By how much faster or slower time passes until the clock is right again. */
const slewRate = 0.25

type Machine = { runMs(): number; wallMs(): number }

const thisMachine: Machine = { runMs: () => performance.now(), wallMs: () => Date.now() }

type Options = {
  /** the database runs in this process, so its time is this machine's */
  isDatabaseHere?: boolean
  machine?: Machine
}

/**
 * Creates a clock that runs as steadily as the machine, and shows the database's time, which all servers share. A server whose clock is
 * a minute fast would otherwise give up calls that another server has just received an event of, and end games whose grace time has
 * minutes left.
 *
 * When the machine's clock is set by up to an hour, and there is no other clock to trust, this one catches up in four times as long: at once,
 * calls would count as silent for too long, and games that wait would end.
 */
export function createClock({ isDatabaseHere = false, machine = thisMachine }: Options = {}): Clock {
  const { runMs, wallMs } = machine
  let correction = { from: wallMs() - runMs(), to: wallMs() - runMs(), since: runMs() }
  let isFirst = true

  /** How far this clock is ahead of `runMs`. */
  function ahead(): number {
    const { from, to, since } = correction
    const slewed = (runMs() - since) * slewRate
    return to > from ? Math.min(to, from + slewed) : Math.max(to, from - slewed)
  }

  return {
    runMs,
    now: () => new Date(runMs() + ahead()),
    behindMs: () => runMs() + ahead() - wallMs(),
    adjust(time, askedAt, answeredAt) {
      const [measured, wasFirst] = [time.getTime() - (askedAt + answeredAt) / 2, isFirst]
      isFirst = false
      if (Math.abs(measured - correction.to) <= Math.max(toleranceMs, answeredAt - askedAt)) return
      const isSlewed = isDatabaseHere && !wasFirst && Math.abs(measured - ahead()) <= longestSlewMs
      correction = { from: isSlewed ? ahead() : measured, to: measured, since: runMs() }
    },
  }
}
