import { eq } from 'drizzle-orm'
import { calls } from '../store/schema/schema.ts'
import { made } from '../store/store.ts'

/** Locks and returns a call. It comes before every other lock. */
export const lockCall = made((db, { id }: { id: string }) => db.select().from(calls).where(eq(calls.id, id)).for('update'))

/** The same out of that order. So it does not wait: when the call is taken, the whole transaction is retried. */
export const lockCallNow = made((db, { id }: { id: string }) =>
  db.select().from(calls).where(eq(calls.id, id)).for('update', { noWait: true }),
)
