import { and, eq, isNull, ne } from 'drizzle-orm'
import { callbacks } from '../store/schema/schema.ts'
import { appendEntries, type GameContext, inTransaction, made, type Transaction, type Visit } from '../store/store.ts'
import { type CallbackOutcome, endCallback } from './callback-state.ts'
import { lockCall, lockCallNow } from './lock-call.ts'
import { pushGoodbye } from './pushed-turns.ts'

/**
 * Cancels the visit's callback: a telephone that rings falls silent. Does nothing once the call is answered. Locks the
 * call, then the callback.
 */
export function cancelCallback(context: GameContext, { id: visitId }: Visit): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const { tx } = transaction
    const [callback] = await findOpen(tx, { visitId })
    if (!callback) return
    const [call] = await lockCall(tx, { id: callback.id })
    if (call?.answeredAt) return
    await endCallback(transaction, callback.id, 'called off')
    appendEntries(transaction, visitId, [{ from: 'pavel', text: context.spoken.callMe.calledOff }])
    if (!call || call.endedAt) return
    await pushGoodbye(transaction, call)
  })
}

const findOpen = made((db, { visitId }: { visitId: number }) => {
  const isOpen = and(eq(callbacks.visitId, visitId), isNull(callbacks.endedAt))
  return db.select({ id: callbacks.id }).from(callbacks).where(isOpen)
})

/**
 * Ends a callback that is no longer wanted: a telephone that rings for it falls silent, and a call that is answered goes on. Does
 * not wait for locks: when the call or the callback is taken, the whole transaction is retried.
 */
export async function callOff(
  transaction: Transaction,
  id: string,
  outcome: Extract<CallbackOutcome, 'called off' | 'blocked'>,
): Promise<void> {
  await silence(transaction, id)
  await endCallback(transaction, id, outcome)
}

async function silence(transaction: Transaction, callId: string): Promise<void> {
  const [call] = await lockCallNow(transaction.tx, { id: callId })
  if (!call || call.answeredAt || call.endedAt) return
  await pushGoodbye(transaction, call)
}

/** Calls off a visit's callbacks to numbers it no longer has: the visitor has given another one, so the first may be a stranger's. */
export async function callOffFormer(transaction: Transaction, { id, phone }: Visit): Promise<void> {
  const former = await findFormer(transaction.tx, { visitId: id, phone })
  for (const callback of former) await callOff(transaction, callback.id, 'called off')
}

const findFormer = made((db, { visitId, phone }: { visitId: number; phone: string }) =>
  db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.visitId, visitId), ne(callbacks.phone, phone), isNull(callbacks.endedAt))),
)
