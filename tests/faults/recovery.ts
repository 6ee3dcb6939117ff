import type { Browser } from './browser.ts'
import type { Progress } from './ledger.ts'
import { until } from './until.ts'

/** The promise: on one machine, the right screen is back so soon after whatever was broken is whole again. */
export const promisedMs = 1_000

/** What takes longer than that does not come. */
const patienceMs = 20_000

/** Measures how long one browser takes to show again all that was held when it could be reached again. */
export type Recovery = {
  /** whatever was broken is whole again, from now on */
  begins(): void
  /** something breaks: a measurement under way ends, and counts only if it has already taken too long */
  isInterrupted(): void
  isDone(): Promise<void>
}

/** `progress` tells what is held; without it, what the server sends to a socket that comes back is believed to be that. */
export function recoveryOf(
  browser: Browser,
  progress: (() => Promise<Progress | null>) | null,
  record: (startedAt: number) => void,
): Recovery {
  let underWay: { startedAt: number } | null = null
  let measuring = Promise.resolve()

  async function measure(mine: { startedAt: number }) {
    const held = progress && (await progress())
    // what is held may have grown until the database answered, and nobody could have been shown it before
    mine.startedAt = Date.now()
    const isOpen = browser.shown !== null && (held !== null || progress === null)
    await until(() => underWay !== mine || !isOpen || (held ? isRight(browser, held) : browser.isUpToDate), patienceMs)
    if (underWay !== mine) return
    underWay = null
    if (isOpen) record(mine.startedAt)
  }

  function isInterrupted() {
    if (underWay && Date.now() - underWay.startedAt > promisedMs) record(underWay.startedAt)
    underWay = null
  }

  return {
    begins() {
      isInterrupted()
      underWay = { startedAt: Date.now() }
      measuring = measure(underWay)
    },
    isInterrupted,
    isDone: () => measuring,
  }
}

/** Connected, and at least that much: the game goes on while we look. */
function isRight({ shown, isOnline }: Browser, { entries, points, code }: Progress): boolean {
  return (
    isOnline &&
    shown !== null &&
    shown.entries.length >= entries &&
    shown.points >= points &&
    (code === null || shown.code === code)
  )
}
