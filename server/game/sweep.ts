import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { calls, participants, visits } from '../schema.ts'
import { end } from './end.ts'
import { countAsIs, hasGraceEnded } from './grace.ts'
import { lockParticipant } from './participant.ts'
import { visitHours } from './visits-of.ts'
import { type Call, inOneTransaction, type World } from './world.ts'

/**
 * A live call is heard of more often than this: a phrase, the longest wait for the caller, the longest answer and all tries to
 * report it come to less.
 */
const unheardMinutes = 3

/**
 * Puts an end to what nobody else will end: calls that vanished, games whose grace time is over, digits of browsers that never
 * called. What fails for one does not keep the others waiting: it is thrown at the end, as an `AggregateError`.
 */
export async function sweep(world: World): Promise<void> {
  const failures: unknown[] = []
  const note = (error: unknown) => void failures.push(error)
  for (const { id } of await vanishedCalls(world)) await endCall(world, id).catch(note)
  for (const { id } of await lostGames(world)) await countGame(world, id).catch(note)
  await releaseDigits(world)
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
    const [call] = await moment.tx.select().from(calls).where(and(eq(calls.id, id), hasVanished(world))).for('update')
    if (call) await end(moment, call, { reason: 'not heard of any more', seconds: secondsTalked(call) })
  })
}

function lostGames(world: World) {
  const isOver = lt(participants.lostAt, ago(world, world.quiz.graceMinutes))
  return world.db.select({ id: participants.id }).from(participants)
    .where(and(eq(participants.quiz, world.quizName), isNull(participants.finishedAt), isOver))
}

function countGame(world: World, id: number): Promise<void> {
  return inOneTransaction(world, async (moment) => {
    const participant = await lockParticipant(moment, id)
    if (!participant.finishedAt && hasGraceEnded(moment, participant)) await countAsIs(moment, participant)
  })
}

async function releaseDigits(world: World): Promise<void> {
  const isOld = lt(visits.openedAt, ago(world, visitHours * 60))
  const released = await world.db.update(visits).set({ digits: null })
    .where(and(eq(visits.quiz, world.quizName), isNotNull(visits.digits), isNull(visits.participantId), isOld))
    .returning({ id: visits.id })
  world.publish(released.map(({ id }) => id))
}

function secondsTalked({ answeredAt, heardAt }: Call): number {
  return answeredAt ? (heardAt.getTime() - answeredAt.getTime()) / 1000 : 0
}

function ago(world: World, minutes: number): Date {
  return new Date(world.now().getTime() - minutes * 60_000)
}
