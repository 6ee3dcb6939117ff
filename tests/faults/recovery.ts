import type { Browser } from './browser.ts'
import type { Progress } from './ledger.ts'
import { until } from './until.ts'

/** The promise: on one machine, the right screen is back within a second after everything works again. */
export const promisedMs = 1_000

/** A screen that takes longer than this counts as never coming back. */
const patienceMs = 20_000

/** Measures how long one browser takes, once it can reach the server again, to show everything that was stored by then. */
export type Recovery = {
  /** starts a measurement: everything works again from now on */
  begin(): void
  /** something breaks: ends the current measurement, which counts only if it already took too long */
  interrupt(): void
  finish(): Promise<void>
}

/** `progress` reads what the database holds. Without it, the first frame after a reconnect counts as the right screen. */
export function createRecovery(
  browser: Browser,
  progress: (() => Promise<Progress | null>) | null,
  record: (startedAt: number) => void,
): Recovery {
  let underWay: { startedAt: number } | null = null
  let measuring = Promise.resolve()

  async function measure(mine: { startedAt: number }) {
    const held = progress && (await progress())
    // the database may have grown until it answered, and no page could have shown that earlier
    mine.startedAt = Date.now()
    const isOpen = browser.shown !== null && (held !== null || progress === null)
    await until(() => underWay !== mine || !isOpen || (held ? isRight(browser, held) : browser.isUpToDate), patienceMs)
    if (underWay !== mine) return
    underWay = null
    if (isOpen) record(mine.startedAt)
  }

  function interrupt() {
    if (underWay && Date.now() - underWay.startedAt > promisedMs) record(underWay.startedAt)
    underWay = null
  }

  return {
    begin() {
      interrupt()
      underWay = { startedAt: Date.now() }
      measuring = measure(underWay)
    },
    interrupt,
    finish: () => measuring,
  }
}

/** Connected and at least this far: the game goes on while we look, so the page may show more. */
function isRight({ shown, isOnline }: Browser, { entries, points, code }: Progress): boolean {
  return (
    isOnline &&
    shown !== null &&
    shown.entries.length >= entries &&
    shown.points >= points &&
    (code === null || shown.code === code)
  )
}
