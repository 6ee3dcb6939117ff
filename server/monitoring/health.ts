import type { Clock, Database } from '../store/store.ts'

/** A network that swallows everything answers nothing at all: after `patience` that counts as lost. */
const usualTiming = { everyMs: 1_000, whileLostMs: 250, patienceMs: 5_000 }

type Watcher = { onLost(): void; onBack(): void; /** each time it has answered */ setBy?: Clock['setBy'] }

/** Watches whether the database answers, and tells each time that changes. */
export function watchDatabase(
  database: Pick<Database, 'time'>,
  watcher: Watcher,
  timing = usualTiming,
): { isUp(): boolean; end(): void } {
  let isLost = false
  let timer = setTimeout(look, timing.everyMs)
  let isStopped = false

  async function look() {
    const wasLost = isLost
    isLost = await Promise.race([
      syncClock(database, watcher).then(
        () => false,
        () => true,
      ),
      tooLate(timing.patienceMs),
    ])
    if (isStopped) return
    if (isLost && !wasLost) watcher.onLost()
    if (!isLost && wasLost) watcher.onBack()
    timer = setTimeout(look, isLost ? timing.whileLostMs : timing.everyMs)
  }

  return {
    isUp: () => !isLost,
    end() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/** Tells each time the bus goes and comes, as it knows that itself. Gives the way to stop. */
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

/** Asks the database what time it is, and sets the clock by it. Throws when it is out of reach. */
export async function syncClock(database: Pick<Database, 'time'>, { setBy }: Pick<Watcher, 'setBy'>): Promise<void> {
  const askedAt = Date.now()
  const time = await database.time()
  setBy?.(time, askedAt, Date.now())
}

function tooLate(patienceMs: number): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, patienceMs, true))
}
