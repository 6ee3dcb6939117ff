import { and, count, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { callbacks, calls } from '../store/schema/schema.ts'
import { appendEntries, type Callback, type Transaction, type Visit } from '../store/store.ts'
import { markVisitsOf } from './by-number.ts'
import { nextVisitsInQueue } from './callback-queue.ts'

export type Outcome = NonNullable<(typeof callbacks.$inferSelect)['outcome']>

/** Why nobody was reached; each has words of Pavel's. */
export type Vain = Exclude<Outcome, 'talked' | 'called off'>

/** The codes of a call that was never connected (voxengine.md §2, `Failed.code`). */
const outcomes: Record<number, Vain> = {
  402: 'no money',
  403: 'limit',
  404: 'impossible',
  408: 'no answer',
  480: 'unavailable',
  486: 'busy',
  487: 'no answer',
  603: 'refused',
}

export function outcomeOf(code: number): Vain {
  return outcomes[code] ?? 'failed'
}

export function wasInVain(outcome: Outcome): outcome is Vain {
  return outcome !== 'talked' && outcome !== 'called off'
}

/** The requests to call this number that nothing has come of yet; at most one, by the table's own rule. */
export function openCallbacksOf({ tx, context }: Transaction, phone: string): Promise<{ id: string }[]> {
  return tx
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, context.quizName), eq(callbacks.phone, phone), isNull(callbacks.endedAt)))
}

/** A number is called so often and no more, whoever asks for it. */
export const mostTries = 3

export async function triesLeft({ tx, context }: Pick<Transaction, 'tx' | 'context'>, phone: string): Promise<number> {
  const wasCalled = and(isNotNull(callbacks.calledAt), ne(callbacks.outcome, 'called off'))
  const [tried] = await tx
    .select({ times: count() })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, context.quizName), eq(callbacks.phone, phone), wasCalled))
  return Math.max(0, mostTries - (tried?.times ?? 0))
}

/** Whether a call with this number is under way, other than the one named. */
export async function isInAnotherCall({ tx, context }: Transaction, phone: string, exceptCall: string): Promise<boolean> {
  const [other] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.quiz, context.quizName), eq(calls.caller, phone), isNull(calls.endedAt), ne(calls.id, exceptCall)))
    .limit(1)
  return other !== undefined
}

/**
 * What came of a request to be called. The first outcome stands; one that reached nobody is told in the chat. Requests end in the
 * middle of much else, so this waits for no lock of theirs: whoever has it may be waiting for what this transaction holds.
 */
export async function endCallback(transaction: Transaction, id: string, outcome: Outcome): Promise<void> {
  const { tx, at } = transaction
  const isOpen = and(eq(callbacks.id, id), isNull(callbacks.endedAt))
  const [open] = await tx.select({ id: callbacks.id }).from(callbacks).where(isOpen).for('update', { noWait: true })
  const [ended] = open ? await tx.update(callbacks).set({ endedAt: at, outcome }).where(eq(callbacks.id, id)).returning() : []
  if (!ended) return
  transaction.telemetry.push({ type: 'callback ended', call: id, visit: ended.visitId, outcome })
  await tell(transaction, ended, outcome)
}

/** The visit has given another number: nobody waits at the old one. */
export async function callOffFormer(transaction: Transaction, { id, phone }: Visit): Promise<void> {
  const former = await transaction.tx
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.visitId, id), ne(callbacks.phone, phone), isNull(callbacks.endedAt)))
  for (const callback of former) await endCallback(transaction, callback.id, 'called off')
}

/** He calls himself, or his game is over: nobody has to be called any more. */
export async function callOffAll(transaction: Transaction, phone: string): Promise<void> {
  for (const { id } of await openCallbacksOf(transaction, phone)) await endCallback(transaction, id, 'called off')
}

async function tell(transaction: Transaction, { visitId, phone, calledAt }: Callback, outcome: Outcome): Promise<void> {
  await markVisitsOf(transaction, phone)
  if (calledAt === null) for (const behind of await nextVisitsInQueue(transaction)) transaction.changed.add(behind)
  if (!wasInVain(outcome)) return
  const { spoken, tellOperator } = transaction.context
  if (outcome === 'no money') tellOperator('a call was refused for lack of money: top the account up')
  if (outcome === 'limit') tellOperator('a call was refused because too many were tried: see the limits of the account')
  const left = await triesLeft(transaction, phone)
  const words = [spoken.unreached[outcome], left > 0 ? spoken.tryAgain({ left }) : spoken.triedEnough]
  appendEntries(transaction, visitId, [{ from: 'pavel', text: words.join(' ') }])
}
