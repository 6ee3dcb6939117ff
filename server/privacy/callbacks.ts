import { inArray } from 'drizzle-orm'
import { nextInLine } from '../callback/place.ts'
import type { Moment } from '../game/world.ts'
import { callbacks } from '../schema.ts'

/** Nobody is called any more, and whoever waits behind moves up. */
export async function eraseCallbacks(moment: Moment, ids: string[]): Promise<void> {
  const { tx, changed } = moment
  const isTheirs = inArray(callbacks.id, ids)
  // the games of the calls that have just been ended are locked already: out of order (inOneTransaction)
  await tx.select({ id: callbacks.id }).from(callbacks).where(isTheirs).for('update', { noWait: true })
  const erased = await tx.delete(callbacks).where(isTheirs).returning({ visitId: callbacks.visitId, endedAt: callbacks.endedAt })
  for (const { visitId } of erased) changed.add(visitId)
  if (erased.some(({ endedAt }) => endedAt === null)) for (const visitId of await nextInLine(moment)) changed.add(visitId)
}
