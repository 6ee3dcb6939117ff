import type { Clock, Database } from '../store/store.ts'

/** A network that swallows everything answers nothing at all: after `patience` that counts as lost. */
const usualMilliseconds = { every: 1_000, whileLost: 250, patience: 5_000 }

type Watcher = { onLost(): void; onBack(): void; /** each time it has answered */ setBy?: Clock['setBy'] }

/** Watches whether the database answers, and tells each time that changes. */
export function watch(
  database: Pick<Database, 'time'>,
  watcher: Watcher,
  milliseconds = usualMilliseconds,
): { isUp(): boolean; end(): void } {
  let isLost = false
  let timer = setTimeout(look, milliseconds.every)
  let isStopped = false

  async function look() {
    const wasLost = isLost
    isLost = await Promise.race([
      asks(database, watcher).then(
        () => false,
        () => true,
      ),
      tooLate(milliseconds.patience),
    ])
    if (isStopped) return
    if (isLost && !wasLost) watcher.onLost()
    if (!isLost && wasLost) watcher.onBack()
    timer = setTimeout(look, isLost ? milliseconds.whileLost : milliseconds.every)
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
  }, usualMilliseconds.every)
  return () => clearInterval(timer)
}

/** Asks the database what time it is, and sets the clock by it. Throws when it is out of reach. */
export async function asks(database: Pick<Database, 'time'>, { setBy }: Pick<Watcher, 'setBy'>): Promise<void> {
  const askedAt = Date.now()
  const time = await database.time()
  setBy?.(time, askedAt, Date.now())
}

function tooLate(patienceMilliseconds: number): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, patienceMilliseconds, true))
}
