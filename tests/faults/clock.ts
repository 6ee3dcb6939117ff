/**
 * Preloaded into a server process: shifts its clock by `CLOCK_SECONDS`, like a machine without time synchronisation. Each SIGUSR2 sets it
 * anew, by minutes forward or back.
 */
let offMs = Number(process.env.CLOCK_SECONDS) * 1_000
const setByMinutes = [20, -30, 4, -6, 29, -17]
let times = 0

process.on('SIGUSR2', () => {
  offMs += (setByMinutes[times++ % setByMinutes.length] ?? 0) * 60_000
})

const Right = Date

class WrongDate extends Right {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(Right.now() + offMs)
    else super(...(given as [number]))
  }

  static override now(): number {
    return Right.now() + offMs
  }
}

globalThis.Date = WrongDate as DateConstructor
