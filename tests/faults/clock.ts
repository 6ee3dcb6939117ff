/** Preloaded into a server process: shifts its clock by `CLOCK_SECONDS`, like a machine without time synchronisation. */
const offMs = Number(process.env.CLOCK_SECONDS) * 1_000
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
