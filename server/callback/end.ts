import { and, eq, isNull, ne } from 'drizzle-orm'
import { log } from '../game/log.ts'
import { noteVisitsOf } from '../game/visits-of.ts'
import type { Callback, Moment, Visit } from '../game/world.ts'
import { callbacks } from '../schema.ts'
import { openCallbacksOf } from './open.ts'
import { type Outcome, wasInVain } from './outcome.ts'
import { nextInLine } from './place.ts'
import { triesLeft } from './tries.ts'

/**
 * What came of a request to be called. The first outcome stands; one that reached nobody is told in the chat. Requests end in the
 * middle of much else, so this waits for no lock of theirs: whoever has it may be waiting for what this transaction holds.
 */
export async function endCallback(moment: Moment, id: string, outcome: Outcome): Promise<void> {
  const { tx, at } = moment
  const isOpen = and(eq(callbacks.id, id), isNull(callbacks.endedAt))
  const [open] = await tx.select({ id: callbacks.id }).from(callbacks).where(isOpen).for('update', { noWait: true })
  const [ended] = open ? await tx.update(callbacks).set({ endedAt: at, outcome }).where(eq(callbacks.id, id)).returning() : []
  if (!ended) return
  moment.facts.push({ type: 'callback ended', call: id, visit: ended.visitId, outcome })
  await tell(moment, ended, outcome)
}

/** The visit has given another number: nobody waits at the old one. */
export async function callOffFormer(moment: Moment, { id, phone }: Visit): Promise<void> {
  const former = await moment.tx
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.visitId, id), ne(callbacks.phone, phone), isNull(callbacks.endedAt)))
  for (const callback of former) await endCallback(moment, callback.id, 'called off')
}

/** He calls himself, or his game is over: nobody has to be called any more. */
export async function callOffAll(moment: Moment, phone: string): Promise<void> {
  for (const { id } of await openCallbacksOf(moment, phone)) await endCallback(moment, id, 'called off')
}

async function tell(moment: Moment, { visitId, phone, calledAt }: Callback, outcome: Outcome): Promise<void> {
  await noteVisitsOf(moment, phone)
  if (calledAt === null) for (const behind of await nextInLine(moment)) moment.changed.add(behind)
  if (!wasInVain(outcome)) return
  const { spoken, tellOperator } = moment.world
  if (outcome === 'no money') tellOperator('a call was refused for lack of money: top the account up')
  if (outcome === 'limit') tellOperator('a call was refused because too many were tried: see the limits of the account')
  const left = await triesLeft(moment, phone)
  const words = [spoken.unreached[outcome], left > 0 ? spoken.tryAgain({ left }) : spoken.triedEnough]
  log(moment, visitId, [{ from: 'pavel', text: words.join(' ') }])
}
