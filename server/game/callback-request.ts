import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import { inOneTransaction, log, type Moment, type Participant, type Visit, type World } from '../store/store.ts'
import { isAttemptOf, noteVisitsOf } from './by-number.ts'
import { callableFrom, zoneOf } from './call-hours.ts'
import { putInLine } from './callback-queue.ts'
import { endCallback, openCallbacksOf, triesLeft } from './callback-state.ts'
import { end } from './end.ts'
import { lockParticipantWhere } from './participant.ts'
import { tellLine } from './pushed-turns.ts'
import { say } from './say.ts'

/** A number that has just been called in vain is left in peace for a moment. */
const pauseSeconds = 60

/** not now: the game is over, plays elsewhere or on the line, or nobody can be called · enough: three calls have been made */
export type CallbackProblem = 'not now' | 'enough'

/**
 * «Позвони мне»: puts a call to this visit's number into the line. Asked for once more while one is due, it changes nothing,
 * and a number that another browser has put in already is called once. Gives what stands in the way, or null.
 */
export async function requestCallback(world: World, { id, phone }: Visit): Promise<CallbackProblem | null> {
  const zone = await zoneOf(phone, world.quiz)
  return inOneTransaction(world, async (moment) => {
    await endSilentCall(moment, id)
    const game = await lockParticipantWhere(moment, isAttemptOf(world, phone))
    const [visit] = await moment.tx.select().from(visits).where(eq(visits.id, id)).for('update')
    if (!visit || visit.phone !== phone || !mayBeCalled(world, visit, game)) return 'not now'
    if ((await openCallbacksOf(moment, visit.phone)).length > 0) return null
    if ((await triesLeft(moment, visit.phone)) === 0) return 'enough'
    await queue(moment, visit, zone)
    return null
  })
}

/** A line that does not answer stands in the way of another: whoever asks to be called is not on it. */
async function endSilentCall(moment: Moment, visitId: number): Promise<void> {
  const { tx } = moment
  const lost = tx
    .select({ callId: participants.callId })
    .from(participants)
    .where(and(eq(participants.visitId, visitId), isNotNull(participants.lostAt), isNull(participants.finishedAt)))
  const [call] = await tx
    .select()
    .from(calls)
    .where(and(inArray(calls.id, lost), isNull(calls.endedAt)))
    .for('update')
  if (call) await end(moment, call, { reason: 'the line did not answer', seconds: 0 })
}

/** Before his game, and after it was lost in the middle; not while somebody plays with his number. */
function mayBeCalled({ caller }: World, visit: Visit, participant: Participant | undefined): boolean {
  if (!caller) return false
  if (!participant) return visit.participantId === null
  return participant.visitId === visit.id && participant.finishedAt === null && participant.lostAt !== null
}

async function queue(moment: Moment, { id: visitId, phone }: Visit, zone: string): Promise<void> {
  const { tx, at, world } = moment
  const soonest = await afterPause(moment, phone)
  const callAt = world.caller?.ringsAtAnyHour ? soonest : callableFrom(soonest, zone, world.quiz)
  const id = crypto.randomUUID()
  await tx.insert(callbacks).values({ id, quiz: world.quizName, visitId, phone, zone, requestedAt: at, callAt })
  await putInLine(moment, { id, callAt })
  moment.facts.push({ type: 'callback requested', call: id, visit: visitId })
  await noteVisitsOf(moment, phone)
  const { callMe } = world.spoken
  const promise = callAt > soonest ? callMe.later({ at: callAt, now: at, zone }) : callAt > at ? callMe.afterPause : callMe.soon
  log(moment, visitId, [
    { from: 'visitor', text: callMe.asked },
    { from: 'pavel', text: promise },
  ])
}

async function afterPause({ tx, world, at }: Moment, phone: string): Promise<Date> {
  const [last] = await tx
    .select({ endedAt: callbacks.endedAt })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, world.quizName), eq(callbacks.phone, phone), isNotNull(callbacks.calledAt)))
    .orderBy(desc(callbacks.requestedAt))
    .limit(1)
  return new Date(Math.max(at.getTime(), (last?.endedAt?.getTime() ?? 0) + pauseSeconds * 1000))
}

/** The visitor does not want to be called any more; a telephone that rings already falls silent. */
export function callOff(world: World, { id: visitId }: Visit): Promise<void> {
  return inOneTransaction(world, async (moment) => {
    const { tx } = moment
    const isOpen = and(eq(callbacks.visitId, visitId), isNull(callbacks.endedAt))
    const [callback] = await tx.select({ id: callbacks.id }).from(callbacks).where(isOpen)
    if (!callback) return
    const [call] = await tx.select().from(calls).where(eq(calls.id, callback.id)).for('update')
    if (call?.answeredAt) return
    await endCallback(moment, callback.id, 'called off')
    log(moment, visitId, [{ from: 'pavel', text: world.spoken.callMe.calledOff }])
    if (!call || call.endedAt) return
    await tellLine(moment, call, await say(moment, call, { say: '', part: 'goodbye', visitId: null }))
  })
}
