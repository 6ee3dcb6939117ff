import { and, eq, isNull } from 'drizzle-orm'
import { callbacks, calls } from '../store/schema/schema.ts'
import { type Call, type Callback, type Caller, inOneTransaction, log, type Moment, type World } from '../store/store.ts'
import { unusable } from '../voximplant/voximplant.ts'
import { noteVisitsOf } from './by-number.ts'
import { callableFrom } from './call-hours.ts'
import { keepPace, nextInLine, putInLine } from './callback-queue.ts'
import { endCallback, isOnTheLine, type Vain } from './callback-state.ts'

/** What `Caller.order` may end in: `outcome` says what it means for the visitor, null that another try may help. */
export type OrderProblem = Error & { outcome: Vain | null }

type Options = { world: World; caller: Caller; stopping: AbortSignal }

/**
 * Orders the call that a visitor has asked for, when its turn has come. Done again after a restart, it orders the same call: a
 * session that is not the first for its call is refused by `call.started`, so the telephone rings once. Throws what may be tried again.
 */
export async function takeCallback({ world, caller, stopping }: Options, id: string, isLast: boolean): Promise<void> {
  if (!(await isWanted(world, id))) return
  await keepPace(world, caller.perMinute, stopping)
  const callback = await begin(world, id)
  if (!callback) return
  try {
    const { control } = await caller.order({ call: id, number: callback.phone, from: caller.from })
    world.record({ type: 'callback ordered', call: id, visit: callback.visitId })
    await keepControl(world, id, control)
  } catch (problem) {
    const outcome = isOrderProblem(problem) ? problem.outcome : null
    if (outcome === null && !isLast) throw problem
    world.tellOperator(`a visitor could not be called: ${(problem as Error).message}`)
    await inOneTransaction(world, (moment) => endCallback(moment, id, outcome ?? 'failed'))
  }
}

async function isWanted({ db }: World, id: string): Promise<boolean> {
  const [open] = await db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.id, id), isNull(callbacks.endedAt)))
  return open !== undefined
}

/** Null where the call is under way already, or not wanted any more. Whoever waits behind it has moved up. */
function begin(world: World, id: string): Promise<Callback | null> {
  return inOneTransaction(world, async (moment) => {
    const { tx, at } = moment
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, id))
    const isOpen = and(eq(callbacks.id, id), isNull(callbacks.endedAt))
    const [callback] = await tx.select().from(callbacks).where(isOpen).for('update')
    if (call || !callback) return null
    if (await isOnTheLine(moment, callback.phone, id)) return endCallback(moment, id, 'called off').then(() => null)
    if (await isPutOff(moment, callback)) return null
    await tx
      .update(callbacks)
      .set({ calledAt: callback.calledAt ?? at })
      .where(eq(callbacks.id, id))
    await noteVisitsOf(moment, callback.phone)
    for (const visitId of await nextInLine(moment)) moment.changed.add(visitId)
    return callback
  })
}

/** The line was long, or the server away, until people are in bed: then the call waits for the morning. */
async function isPutOff(moment: Moment, { id, visitId, phone, zone, calledAt }: Callback): Promise<boolean> {
  const { tx, at, world } = moment
  if (calledAt || world.caller?.ringsAtAnyHour) return false
  const callAt = callableFrom(at, zone, world.quiz)
  if (callAt <= at) return false
  await tx.update(callbacks).set({ callAt }).where(eq(callbacks.id, id))
  await putInLine(moment, { id, callAt })
  log(moment, visitId, [{ from: 'pavel', text: world.spoken.callMe.later({ at: callAt, now: at, zone }) }])
  await noteVisitsOf(moment, phone)
  return true
}

/** The session reports its URL itself, unless the engine keeps that from it (voxengine.md §8). */
async function keepControl({ db, control, tellOperator }: World, id: string, url: string): Promise<void> {
  if (!control.isUsable(url)) return tellOperator(unusable)
  await db.update(callbacks).set({ control: url }).where(eq(callbacks.id, id))
  await db
    .update(calls)
    .set({ control: url })
    .where(and(eq(calls.id, id), isNull(calls.control)))
}

function isOrderProblem(problem: unknown): problem is OrderProblem {
  return problem instanceof Error && 'outcome' in problem
}

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
