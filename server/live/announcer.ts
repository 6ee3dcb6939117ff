import { refreshing } from './refreshing.ts'

/** A notice holds less than 8,000 bytes. */
const mostIds = 500

type Notify = (payload: string) => Promise<void>

/**
 * Announces changed visits by id. Those that come while a notice is under way share the next one, so that commits
 * never queue behind PostgreSQL's notification lock. Ids that could not be told are told again a little later.
 */
export function createAnnouncer(notify: Notify, onError: (error: unknown) => void, retryMilliseconds?: number) {
  const waiting = new Set<number>()
  const flush = refreshing(async () => {
    while (waiting.size > 0) {
      const ids = [...waiting].slice(0, mostIds)
      ids.forEach((id) => waiting.delete(id))
      await notify(ids.join(',')).catch((error) => {
        ids.forEach((id) => waiting.add(id))
        throw error
      })
    }
  }, onError, retryMilliseconds)
  return (visitIds: Iterable<number>) => {
    for (const id of visitIds) waiting.add(id)
    if (waiting.size > 0) flush()
  }
}
