import type { Database } from './database.ts'

/** A network that swallows everything answers nothing at all: after `patience` that counts as lost. */
const usualMilliseconds = { every: 2_000, patience: 5_000 }

/** Watches whether the database answers, and tells each time that changes. Gives the way to stop watching. */
export function watch(
  database: Pick<Database, 'ping'>,
  { onLost, onBack }: { onLost(): void; onBack(): void },
  milliseconds = usualMilliseconds,
): () => void {
  let isLost = false
  let timer = setTimeout(look, milliseconds.every)
  let isStopped = false

  async function look() {
    const wasLost = isLost
    isLost = await Promise.race([database.ping().then(() => false, () => true), tooLate(milliseconds.patience)])
    if (isStopped) return
    if (isLost && !wasLost) onLost()
    if (!isLost && wasLost) onBack()
    timer = setTimeout(look, milliseconds.every)
  }

  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}

function tooLate(patienceMilliseconds: number): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, patienceMilliseconds, true))
}
