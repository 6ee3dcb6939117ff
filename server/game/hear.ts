import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { lockParticipant } from '../pairing.ts'
import { hearAfterPrize } from './after-prize.ts'
import { hearAnswer } from './answer.ts'
import { hearDigits } from './digits.ts'
import { pickUp } from './pick-up.ts'
import { closing } from './say.ts'
import type { Call, Moment } from './world.ts'

/** What a caller did during a turn. */
export type Heard = Extract<VoiceEvent, { turn: number; type: 'speech.heard' | 'keys.pressed' | 'silence' }>

/**
 * Gives the next turn, or the current one where the event answers an older turn: the caller has already been heard another
 * way, and each turn is answered once.
 */
export async function hear(moment: Moment, before: Call, heard: Heard): Promise<Turn> {
  const { spoken } = moment.world
  if (before.endedAt) return closing(moment, before, spoken.lineWasLost)
  await pickUp(moment, before)
  const call = { ...before, answeredAt: before.answeredAt ?? moment.at }
  if (heard.turn < call.turn || call.part === 'goodbye') return call.reply
  if (call.participantId === null) return hearDigits(moment, call, heard)
  const participant = await lockParticipant(moment, call.participantId)
  if (participant.callId !== call.id) return closing(moment, call, spoken.takenOver)
  return call.part === 'code' ? hearAfterPrize(moment, call, participant, heard) : hearAnswer(moment, call, participant, heard)
}
