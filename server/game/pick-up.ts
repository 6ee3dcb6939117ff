import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { takeOver } from '../pairing.ts'
import { calls } from '../schema.ts'
import { log } from './log.ts'
import { lockParticipant } from './participant.ts'
import { noteVisitsOf } from './visits-of.ts'
import type { Call, Moment } from './world.ts'

/** The call is connected: Pavel is heard, and the game is played in it. Any later event implies it, should this one be lost. */
export async function pickUp(moment: Moment, call: Call): Promise<Turn> {
  if (!call.answeredAt && !call.endedAt) await answer(moment, call)
  return call.reply
}

async function answer(moment: Moment, call: Call): Promise<void> {
  const { tx, at } = moment
  await tx.update(calls).set({ answeredAt: at, repliedAt: at, heardAt: at }).where(eq(calls.id, call.id))
  if (call.participantId === null) return noteVisitsOf(moment, call.caller)
  const { id, visitId, finishedAt } = await lockParticipant(moment, call.participantId)
  if (finishedAt) return
  await takeOver(moment, call.id, id)
  await log(moment, visitId, [{ from: 'pavel', text: call.reply.say }])
}
