import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { endCallback } from '../callback/end.ts'
import { participants } from '../schema.ts'
import { lockParticipant } from './participant.ts'
import { say } from './say.ts'
import type { Call, Moment } from './world.ts'

/** An answering machine has picked up: Pavel hangs up without a word, and a game that has not had an answer yet has not begun. */
export async function hangUpOnMachine(moment: Moment, call: Call): Promise<Turn> {
  if (call.direction !== 'outbound' || call.endedAt || call.part === 'goodbye') return call.reply
  await endCallback(moment, call.id, 'machine')
  if (call.participantId !== null) await takeBack(moment, call.participantId)
  return say(moment, call, { say: '', part: 'goodbye', visitId: null })
}

async function takeBack(moment: Moment, participantId: number): Promise<void> {
  const { id, question, finishedAt } = await lockParticipant(moment, participantId)
  if (question > 0 || finishedAt) return
  await moment.tx.update(participants).set({ startedAt: null }).where(eq(participants.id, id))
}
