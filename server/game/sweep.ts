import { and, eq, inArray, isNotNull, isNull, lt, notExists } from 'drizzle-orm'
import { following } from '../monitoring/monitoring.ts'
import { callbacks, calls, limits, participants, visits } from '../store/schema/schema.ts'
import { inOneTransaction, type World } from '../store/store.ts'
import { visitHours } from './by-number.ts'
import { endCallback } from './callback-state.ts'
import { end, secondsTalked } from './end.ts'
import { countAsIs, hasGraceEnded } from './finish.ts'
import { changeDigits, oldDigits } from './pairing-code.ts'
import { lockParticipantWhere } from './participant.ts'

/**
 * A live call is heard of more often than this: a phrase, the longest wait for the caller, the longest answer and all tries to
 * report it come to less.
 */
const unheardMinutes = 3

/** Between an order and the first word from its session lies less than this. */
const unstartedMinutes = 2

/**
 * Puts an end to what nobody else will end: calls that vanished, games whose grace time is over, digits of browsers that never
 * called. What fails for one does not keep the others waiting: it is thrown at the end, as an `AggregateError`.
 */
export async function sweep(world: World): Promise<void> {
  const failures: unknown[] = []
  const note = (error: unknown) => void failures.push(error)
  for (const { id } of await vanishedCalls(world)) await endCall(world, id).catch(note)
  for (const { id } of await unstartedCallbacks(world)) await following(() => endUnstarted(world, id), { call: id }).catch(note)
  for (const { id } of await lostGames(world)) await countGame(world, id).catch(note)
  for (const { id } of await oldDigits(world)) await changeDigits(world, id).catch(note)
  await releaseDigits(world)
  await forgetCounts(world)
  if (failures.length > 0) throw new AggregateError(failures, 'a part of the sweep failed')
}

function vanishedCalls(world: World) {
  return world.db.select({ id: calls.id }).from(calls).where(hasVanished(world))
}

function hasVanished(world: World) {
  return and(eq(calls.quiz, world.quizName), isNull(calls.endedAt), lt(calls.heardAt, ago(world, unheardMinutes)))
}

function endCall(world: World, id: string): Promise<void> {
  return inOneTransaction(world, async (moment) => {
    const [call] = await moment.tx
      .select()
      .from(calls)
      .where(and(eq(calls.id, id), hasVanished(world)))
      .for('update')
    if (!call) return
    if (call.direction === 'outbound' && !call.answeredAt) await endCallback(moment, id, 'failed')
    await end(moment, call, { reason: 'not heard of any more', seconds: secondsTalked(call, call.heardAt) })
  })
}

/** The order was taken, and then nothing was heard. */
function unstartedCallbacks(world: World) {
  const hasNotBegun = notExists(world.db.select().from(calls).where(eq(calls.id, callbacks.id)))
  const isOld = lt(callbacks.calledAt, ago(world, unstartedMinutes))
  return world.db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, world.quizName), isNull(callbacks.endedAt), isOld, hasNotBegun))
}

function endUnstarted(world: World, id: string): Promise<void> {
  world.tellOperator('a call was ordered and its scenario never reported: see the call history of the account')
  return inOneTransaction(world, (moment) => endCallback(moment, id, 'failed'))
}

function lostGames(world: World) {
  const isOver = lt(participants.lostAt, ago(world, world.quiz.graceMinutes))
  return world.db
    .select({ id: participants.id })
    .from(participants)
    .where(and(eq(participants.quiz, world.quizName), isNull(participants.finishedAt), isOver))
}

function countGame(world: World, id: number): Promise<void> {
  return inOneTransaction(world, async (moment) => {
    const lost = await lockParticipantWhere(moment, and(eq(participants.id, id), isNull(participants.finishedAt)))
    if (lost && (await hasGraceEnded(moment, lost))) await countAsIs(moment, lost)
  })
}

/** Several servers do this at the same time: what one is about, the others pass over. */
async function releaseDigits(world: World): Promise<void> {
  const isOld = lt(visits.openedAt, ago(world, visitHours * 60))
  const old = world.db
    .select({ id: visits.id })
    .from(visits)
    .where(and(eq(visits.quiz, world.quizName), isNotNull(visits.digits), isNull(visits.participantId), isOld))
    .for('update', { skipLocked: true })
  const released = await world.db.update(visits).set({ digits: null }).where(inArray(visits.id, old)).returning({ id: visits.id })
  world.publish(released.map(({ id }) => id))
}

/** Their time is over: the next that is counted begins anew. */
async function forgetCounts({ db, now }: World): Promise<void> {
  await db.delete(limits).where(lt(limits.expire, now()))
}

function ago(world: World, minutes: number): Date {
  return new Date(world.now().getTime() - minutes * 60_000)
}
