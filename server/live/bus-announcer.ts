import { coalesce } from './coalesce.ts'

/** A notice of PostgreSQL's holds less than 8,000 bytes, the server's name among them. */
const mostIds = 500

/**
 * Announces changed visits by id. Those that come while a notice is under way share the next one, so that commits
 * never queue behind PostgreSQL's notification lock. Ids that could not be told are told again a little later.
 */
export function createAnnouncer(tell: (visitIds: number[]) => Promise<void>, onError: (error: unknown) => void, retryMs = 250) {
  const waiting = new Set<number>()
  const flush = coalesce(
    async () => {
      while (waiting.size > 0) {
        const ids = [...waiting].slice(0, mostIds)
        ids.forEach((id) => waiting.delete(id))
        await tell(ids).catch((error) => {
          ids.forEach((id) => waiting.add(id))
          throw error
        })
      }
    },
    onError,
    retryMs,
  )
  return (visitIds: Iterable<number>) => {
    for (const id of visitIds) waiting.add(id)
    if (waiting.size > 0) flush()
  }
}
