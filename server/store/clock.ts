/** A clock that servers with clocks of their own agree on. */
export type Clock = {
  now(): Date
  /** sets it by what the database's clock showed, asked for and told at these moments of this machine's (milliseconds) */
  setBy(time: Date, askedAt: number, toldAt: number): void
}

/** The way to the database and back cannot be told from a difference between the clocks. */
const toleranceMs = 250

/**
 * This machine's clock, corrected by the database's, which all servers share: one that is a minute off would else give up a
 * call that another has just heard of, and count a game whose grace time has minutes to go.
 */
export function createClock(machine: () => number = Date.now): Clock {
  let ahead = 0
  return {
    now: () => new Date(machine() + ahead),
    setBy(time, askedAt, toldAt) {
      const measured = time.getTime() - (askedAt + toldAt) / 2
      if (Math.abs(measured - ahead) > Math.max(toleranceMs, toldAt - askedAt)) ahead = measured
    },
  }
}
