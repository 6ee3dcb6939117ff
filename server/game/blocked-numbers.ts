import { and, eq, isNull } from 'drizzle-orm'
import { blockedNumbers, callbacks } from '../store/schema/schema.ts'
import { made, type Transaction } from '../store/store.ts'
import { callOff } from './ringing.ts'

type Reading = Pick<Transaction, 'tx' | 'context'>

/**
 * "Never call this number again": no campaign calls it any more, until `unblockNumber`. Its open callbacks end, and a
 * telephone that rings falls silent; a call that is answered goes on. Only the number itself may ask for this. Does not wait
 * for locks: when a call or a callback is taken, the whole transaction is retried.
 */
export async function blockNumber(transaction: Transaction, phone: string): Promise<void> {
  const { tx, context, at, changed } = transaction
  await tx
    .insert(blockedNumbers)
    .values({ disguise: context.disguise(phone), blockedAt: at })
    .onConflictDoNothing()
  const open = await tx
    .select({ id: callbacks.id, visitId: callbacks.visitId })
    .from(callbacks)
    .where(and(eq(callbacks.phone, phone), isNull(callbacks.endedAt)))
  for (const { id, visitId } of open) {
    await callOff(transaction, id, 'blocked')
    changed.add(visitId)
  }
}

/** Lets Pavel call this number again. Does nothing when it was not blocked. */
export async function unblockNumber({ tx, context }: Reading, phone: string): Promise<void> {
  await tx.delete(blockedNumbers).where(eq(blockedNumbers.disguise, context.disguise(phone)))
}

/** Returns whether the number's owner does not want to be called. */
export async function isBlocked({ tx, context }: Reading, phone: string): Promise<boolean> {
  const [blocked] = await findBlocked(tx, { disguise: context.disguise(phone) })
  return blocked !== undefined
}

const findBlocked = made((db, { disguise }: { disguise: string }) =>
  db.select({ at: blockedNumbers.blockedAt }).from(blockedNumbers).where(eq(blockedNumbers.disguise, disguise)),
)
