import type { Database } from './database.ts'

const everyMilliseconds = 2_000

/** Watches whether the database answers, and tells each time that changes. Gives the way to stop watching. */
export function watch(database: Database, { onLost, onBack }: { onLost(): void; onBack(): void }): () => void {
  let isLost = false
  let timer = setTimeout(look, everyMilliseconds)
  let isStopped = false

  async function look() {
    const wasLost = isLost
    isLost = await database.ping().then(() => false, () => true)
    if (isStopped) return
    if (isLost && !wasLost) onLost()
    if (!isLost && wasLost) onBack()
    timer = setTimeout(look, everyMilliseconds)
  }

  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
