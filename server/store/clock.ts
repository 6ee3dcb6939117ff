/** A clock that all servers agree on, whatever their machines' clocks show. */
export type Clock = {
  now(): Date
  /**
   * Corrects the clock by the database's `time`. `askedAt` and `answeredAt` say when it was asked for and when it arrived, in
   * milliseconds of this machine's clock.
   */
  adjust(time: Date, askedAt: number, answeredAt: number): void
  /** Returns how many milliseconds this machine's clock is behind the database's. */
  behindMs(): number
}

/** Smaller differences are ignored: they cannot be told from the round trip to the database. */
const toleranceMs = 250

/**
 * Creates a clock that is this machine's, corrected by the database's, which all servers share. A server whose clock is a minute
 * fast would otherwise give up calls that another server has just received an event of, and end games whose grace time has
 * minutes left.
 */
export function createClock(machine: () => number = Date.now): Clock {
  let ahead = 0
  return {
    now: () => new Date(machine() + ahead),
    behindMs: () => ahead,
    adjust(time, askedAt, answeredAt) {
      const measured = time.getTime() - (askedAt + answeredAt) / 2
      if (Math.abs(measured - ahead) > Math.max(toleranceMs, answeredAt - askedAt)) ahead = measured
    },
  }
}
