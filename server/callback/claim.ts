import { and, eq, isNull } from 'drizzle-orm'
import type { Call, Callback, Moment } from '../game/world.ts'
import { callbacks, calls } from '../schema.ts'
import { endCallback } from './end.ts'
import { isOnTheLine } from './on-the-line.ts'

/** The request that this call was ordered for; null where it is wanted no more, or he is on the line already. */
export async function claimCallback(moment: Moment, { id }: Call): Promise<Callback | null> {
  const isOpen = and(eq(callbacks.id, id), isNull(callbacks.endedAt))
  const [callback] = await moment.tx.select().from(callbacks).where(isOpen).for('update')
  if (!callback) return null
  await keepOrderedControl(moment, callback)
  if (!(await isOnTheLine(moment, callback.phone, id))) return callback
  await endCallback(moment, id, 'called off')
  return null
}

/** The order may have been answered since the call was noted; whoever notes the answer later waits for this row's lock, and finds the call. */
async function keepOrderedControl({ tx }: Moment, { id, control }: Callback): Promise<void> {
  if (control !== null)
    await tx
      .update(calls)
      .set({ control })
      .where(and(eq(calls.id, id), isNull(calls.control)))
}
