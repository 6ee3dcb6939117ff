import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { calls, participants } from '../schema.ts'
import { type Line, log } from './log.ts'
import { lockParticipant, passOn, unpair } from './participant.ts'
import { pickUp } from './pick-up.ts'
import { noteVisitsOf } from './visits-of.ts'
import type { Call, Moment, Participant } from './world.ts'

/** A call is over. A game in the middle waits for its grace time; one whose call was never answered has not begun. */
export async function end(moment: Moment, call: Call, { reason, ...ended }: { reason: string; seconds: number }): Promise<Turn> {
  if (call.endedAt) return call.reply
  const { tx, at } = moment
  const seconds = Math.round(ended.seconds)
  if (seconds > 0) await pickUp(moment, call)
  const wasAnswered = call.answeredAt !== null || seconds > 0
  const participantId = wasAnswered ? call.participantId : null
  await tx.update(calls).set({ endedAt: at, heardAt: at, reason, seconds, participantId }).where(eq(calls.id, call.id))
  await noteVisitsOf(moment, call.caller)
  if (call.participantId === null) return call.reply
  const participant = await lockParticipant(moment, call.participantId)
  if (participant.callId === call.id && !await passOn(moment, call, participant)) await leave(moment, participant, seconds)
  return call.reply
}

async function leave(moment: Moment, participant: Participant, seconds: number): Promise<void> {
  const { spoken, quiz } = moment.world
  if (!participant.startedAt) return unpair(moment, participant)
  const over: Line = { from: 'line', text: spoken.hungUp({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 }) }
  if (participant.finishedAt) return log(moment, participant.visitId, [over])
  await moment.tx.update(participants).set({ lostAt: moment.at }).where(eq(participants.id, participant.id))
  await log(moment, participant.visitId, [over, { from: 'pavel', text: spoken.waits({ minutes: quiz.graceMinutes }) }])
}
