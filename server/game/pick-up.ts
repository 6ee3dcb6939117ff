import { and, eq, isNull } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { openVisitsOf } from '../pairing.ts'
import { calls, participants } from '../schema.ts'
import { log } from './log.ts'
import type { Call, Moment } from './world.ts'

/** The call is connected: now Pavel is heard, and a new game has begun. Any later event implies it, should this one be lost. */
export async function pickUp(moment: Moment, call: Call): Promise<Turn> {
  if (!call.answeredAt && !call.endedAt) await answer(moment, call)
  return call.reply
}

async function answer(moment: Moment, call: Call): Promise<void> {
  const { tx, at } = moment
  await tx.update(calls).set({ answeredAt: at, repliedAt: at, heardAt: at }).where(eq(calls.id, call.id))
  if (call.participantId === null) {
    for (const visit of await openVisitsOf(moment, call.caller)) moment.changed.add(visit.id)
    return
  }
  await tx.update(participants).set({ startedAt: at })
    .where(and(eq(participants.id, call.participantId), isNull(participants.startedAt)))
  const [player] = await tx.select({ visitId: participants.visitId, callId: participants.callId }).from(participants)
    .where(eq(participants.id, call.participantId))
  if (player?.callId === call.id) await log(moment, player.visitId, [{ from: 'pavel', text: call.reply.say }])
}
