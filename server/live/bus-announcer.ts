import { coalesce } from './coalesce.ts'

/**
 * A notification of PostgreSQL holds less than 8,000 bytes, including the server's id
 * (https://www.postgresql.org/docs/current/sql-notify.html).
 */
const mostIds = 500

/**
 * Returns the function that announces changed visits by id, in batches, with one `send` at a time. Ids that come in meanwhile
 * share the next batch, so that commits never queue behind PostgreSQL's notification lock. A batch whose `send` fails is retried
 * after `retryMs`.
 */
export function createAnnouncer(send: (visitIds: number[]) => Promise<void>, onError: (error: unknown) => void, retryMs = 250) {
  const waiting = new Set<number>()
  const flush = coalesce(
    async () => {
      while (waiting.size > 0) {
        const ids = [...waiting].slice(0, mostIds)
        ids.forEach((id) => waiting.delete(id))
        await send(ids).catch((error) => {
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
