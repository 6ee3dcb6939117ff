import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { lockParticipant, visitHours } from '../pairing.ts'
import { calls, participants, visits } from '../schema.ts'
import { end } from './end.ts'
import { countAsIs, hasGraceEnded } from './grace.ts'
import { type Call, inOneTransaction, type World } from './world.ts'

/** A live call is heard of much more often than this: every turn ends in an event. */
const unheardMinutes = 2

/** Puts an end to what nobody else will end: calls that vanished, games whose grace time is over, digits of closed browsers. */
export async function sweep(world: World): Promise<void> {
  await endVanishedCalls(world)
  await countLostGames(world)
  await world.db.update(visits).set({ digits: null })
    .where(and(isNotNull(visits.digits), isNull(visits.participantId), lt(visits.openedAt, ago(world, visitHours * 60))))
}

async function endVanishedCalls(world: World): Promise<void> {
  const vanished = and(isNull(calls.endedAt), lt(calls.heardAt, ago(world, unheardMinutes)))
  for (const { id } of await world.db.select({ id: calls.id }).from(calls).where(vanished)) {
    await inOneTransaction(world, async (moment) => {
      const [call] = await moment.tx.select().from(calls).where(and(eq(calls.id, id), vanished)).for('update')
      if (call) await end(moment, call, { reason: 'not heard of any more', seconds: secondsHeard(call) })
    })
  }
}

async function countLostGames(world: World): Promise<void> {
  const over = and(isNull(participants.finishedAt), lt(participants.lostAt, ago(world, world.quiz.graceMinutes)))
  for (const { id } of await world.db.select({ id: participants.id }).from(participants).where(over)) {
    await inOneTransaction(world, async (moment) => {
      const participant = await lockParticipant(moment, id)
      if (!participant.finishedAt && hasGraceEnded(moment, participant)) await countAsIs(moment, participant)
    })
  }
}

function secondsHeard({ startedAt, heardAt }: Call): number {
  return (heardAt.getTime() - startedAt.getTime()) / 1000
}

function ago(world: World, minutes: number): Date {
  return new Date(world.now().getTime() - minutes * 60_000)
}
