import { database, wakeQueue } from '../cast/database.ts'

/** Makes every job that waits for its time or a retry due now. With `isLast`, a job that fails once more is not retried. */
export async function queueIsDue({ isLast = false } = {}): Promise<void> {
  const change = isLast ? ', retry_count = retry_limit' : ''
  await database.queue.db.executeSql(`update pgboss.job set start_after = now()${change} where state in ('created', 'retry')`)
  await wakeQueue()
}

export async function isQueueEmpty(): Promise<boolean> {
  const { rows } = await database.queue.db.executeSql(`select 1 from pgboss.job where state < 'completed' limit 1`)
  return rows.length === 0
}
