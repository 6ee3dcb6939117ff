import type { Clock, Database } from '../store/store.ts'

/**
 * The database counts as lost after `timeoutMs` without an answer, because a broken network may swallow queries without an error.
 */
const usualTiming = { everyMs: 1_000, whileLostMs: 250, timeoutMs: 5_000 }

type Watcher = {
  onLost(): void
  onBack(): void
  /** the clock to be corrected by each time that the database has returned */
  clock?: Pick<Clock, 'adjust' | 'runMs'>
  /** runs with how long each answer has taken */
  onAnswer?(tookMs: number): void
}

/** Asks the database for its time every second, and runs `onLost` and `onBack` when it stops and when it starts answering. */
export function watchDatabase(
  database: Pick<Database, 'time'>,
  watcher: Watcher,
  timing = usualTiming,
): { isUp(): boolean; end(): void } {
  let isLost = false
  let timer = setTimeout(check, timing.everyMs)
  let isStopped = false

  async function check() {
    const wasLost = isLost
    isLost = await Promise.race([
      syncClock(database, watcher).then(
        () => false,
        () => true,
      ),
      isTimedOut(timing.timeoutMs),
    ])
    if (isStopped) return
    if (isLost && !wasLost) watcher.onLost()
    if (!isLost && wasLost) watcher.onBack()
    timer = setTimeout(check, isLost ? timing.whileLostMs : timing.everyMs)
  }

  return {
    isUp: () => !isLost,
    end() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/**
 * Runs `onLost` and `onBack` when the bus goes down and comes back, by its own account. Returns a function that stops the watch.
 */
export function watchBus(
  { isBusUp }: { isBusUp(): boolean },
  { onLost, onBack }: Pick<Watcher, 'onLost' | 'onBack'>,
): () => void {
  let wasUp = true
  const timer = setInterval(() => {
    const isUp = isBusUp()
    if (wasUp && !isUp) onLost()
    if (isUp && !wasUp) onBack()
    wasUp = isUp
  }, usualTiming.everyMs)
  return () => clearInterval(timer)
}

/** Asks the database for its time and corrects the clock by it. Throws when the database is unreachable. */
export async function syncClock(
  database: Pick<Database, 'time'>,
  { clock, onAnswer }: Pick<Watcher, 'clock' | 'onAnswer'>,
): Promise<void> {
  const runMs = clock?.runMs ?? (() => performance.now())
  const askedAt = runMs()
  const time = await database.time()
  const answeredAt = runMs()
  onAnswer?.(answeredAt - askedAt)
  clock?.adjust(time, askedAt, answeredAt)
}

function isTimedOut(timeoutMs: number): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, timeoutMs, true))
}
