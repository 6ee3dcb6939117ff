import { and, count, eq, gt, isNull, ne } from 'drizzle-orm'
import { callbacks, calls } from '../store/schema/schema.ts'
import { appendEntries, type Callback, made, type Transaction } from '../store/store.ts'
import { findNextVisits } from './callback-queue.ts'
import { dayBefore, mostOfNumber } from './daily-ceilings.ts'
import { markVisitsChanged } from './find-by-number.ts'

/** How a callback ended. */
export type CallbackOutcome = NonNullable<(typeof callbacks.$inferSelect)['outcome']>

/** Why no one was reached. Pavel has words for each. */
export type FailedOutcome = Exclude<CallbackOutcome, 'talked' | 'called off'>

/** Failure codes of a call that was never connected (scenario/voxengine.md §2, `Failed.code`). */
const outcomesByCode: Record<number, FailedOutcome> = {
  402: 'no money',
  403: 'limit',
  404: 'impossible',
  408: 'no answer',
  480: 'unavailable',
  486: 'busy',
  487: 'no answer',
  603: 'refused',
}

/** Returns the outcome of a failure code: 'failed' when the code is not listed. */
export function outcomeOfCode(code: number): FailedOutcome {
  return outcomesByCode[code] ?? 'failed'
}

/**
 * Returns how many more times this number may be called today, in whichever campaign. Every ring of the last 24 hours counts,
 * whoever called it off.
 */
async function countTriesLeft({ tx, at }: Pick<Transaction, 'tx' | 'at'>, phone: string): Promise<number> {
  const [rung] = await countRung(tx, { phone, since: dayBefore(at) })
  return Math.max(0, mostOfNumber.calls - (rung?.times ?? 0))
}

const countRung = made((db, { phone, since }: { phone: string; since: Date }) =>
  db
    .select({ times: count() })
    .from(callbacks)
    .where(and(eq(callbacks.phone, phone), gt(callbacks.calledAt, since))),
)

/** Returns the callbacks of this number that have not ended: at most one, because a unique index allows no second. */
export const findOpenCallbacks = made((db, { campaignId, phone }: { campaignId: number; phone: string }) =>
  db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.campaignId, campaignId), eq(callbacks.phone, phone), isNull(callbacks.endedAt))),
)

/** Returns whether this number has a live call other than `exceptCall`. */
export async function isInAnotherCall({ tx, context }: Transaction, phone: string, exceptCall: string): Promise<boolean> {
  const [other] = await findOtherCall(tx, { campaignId: context.campaignId, phone, exceptCall })
  return other !== undefined
}

const findOtherCall = made((db, { campaignId, phone, exceptCall }: { campaignId: number; phone: string; exceptCall: string }) =>
  db
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.campaignId, campaignId), eq(calls.caller, phone), isNull(calls.endedAt), ne(calls.id, exceptCall)))
    .limit(1),
)

/** Cancels the open callback of a number, because the game is over or its owner has called us. */
export async function cancelCallbacks(transaction: Transaction, phone: string): Promise<void> {
  const { tx, context } = transaction
  const open = await findOpenCallbacks(tx, { campaignId: context.campaignId, phone })
  for (const { id } of open) await endCallback(transaction, id, 'called off')
}

/**
 * Ends a callback. The first outcome stands: later ones change nothing. The chat says so when no one was reached.
 *
 * Callbacks end in the middle of other work, out of the usual lock order, so this does not wait for the row: its holder may
 * be waiting for something that this transaction holds. When the row is taken, the whole transaction is retried.
 */
export async function endCallback(transaction: Transaction, id: string, outcome: CallbackOutcome): Promise<void> {
  const { tx, at } = transaction
  const [open] = await lockOpenNow(tx, { id })
  const [ended] = open ? await saveOutcome(tx, { id, outcome, at }) : []
  if (!ended) return
  transaction.telemetry.push({ type: 'callback ended', call: id, visit: ended.visitId, outcome })
  await announceEnd(transaction, ended, outcome)
}

const lockOpenNow = made((db, { id }: { id: string }) =>
  db.select({ id: callbacks.id }).from(callbacks).where(isOpenCallback(id)).for('update', { noWait: true }),
)

const saveOutcome = made((db, { id, outcome, at }: { id: string; outcome: CallbackOutcome; at: Date }) =>
  db.update(callbacks).set({ endedAt: at, outcome, sessionUrl: null }).where(eq(callbacks.id, id)).returning(),
)

/** Returns the condition for a callback that has not ended. */
export function isOpenCallback(id: string) {
  return and(eq(callbacks.id, id), isNull(callbacks.endedAt))
}

async function announceEnd(
  transaction: Transaction,
  { visitId, phone, calledAt }: Callback,
  outcome: CallbackOutcome,
): Promise<void> {
  await markVisitsChanged(transaction, phone)
  transaction.changed.add(visitId)
  if (calledAt === null) for (const behind of await findNextVisits(transaction)) transaction.changed.add(behind)
  if (!hasFailed(outcome)) return
  const { spoken, tellOperator } = transaction.context
  if (outcome === 'no money') tellOperator('a call was refused for lack of money: top up the Voximplant account')
  if (outcome === 'limit') tellOperator('a call was refused because too many were made: see the limits of the Voximplant account')
  const left = await countTriesLeft(transaction, phone)
  const more = outcome === 'blocked' || outcome === 'ceiling' ? [] : [left > 0 ? spoken.tryAgain({ left }) : spoken.triedEnough]
  const words = [spoken.unreached[outcome], ...more]
  appendEntries(transaction, visitId, [{ from: 'pavel', text: words.join(' ') }])
}

function hasFailed(outcome: CallbackOutcome): outcome is FailedOutcome {
  return outcome !== 'talked' && outcome !== 'called off'
}
