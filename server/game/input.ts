import { eq } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { calls } from '../store/schema/schema.ts'
import type { Call, Moment, Participant } from '../store/store.ts'
import { hearAfterPrize, hearAnswer } from './answer.ts'
import { hearDigits } from './ask-pairing-code.ts'
import { lockParticipant } from './participant.ts'
import { pickUp } from './pick-up.ts'
import { hasComeBack } from './pushed-turns.ts'
import { closing, say, type Speech } from './say.ts'

/** What a caller did during a turn. */
export type Heard = Extract<VoiceEvent, { turn: number; type: 'speech.heard' | 'keys.pressed' | 'silence' }>

/**
 * Gives the next turn, or the current one where the event answers an older turn: the caller has already been heard another
 * way, and each turn is answered once.
 */
export async function hear(moment: Moment, before: Call, heard: Heard): Promise<Turn> {
  if (before.endedAt) return hearTooLate(moment, before, heard)
  const current = await pickUp(moment, before)
  if (current.turn > before.turn) return current
  const call = { ...before, answeredAt: before.answeredAt ?? moment.at }
  if (call.part === 'goodbye') return stay(moment, call)
  await hasComeBack(moment, call)
  if (heard.turn < call.turn) return stay(moment, call)
  if (call.participantId === null) return hearDigits(moment, call, heard)
  const participant = await lockParticipant(moment, call.participantId)
  if (participant.callId !== call.id) return closing(moment, call, moment.world.spoken.takenOver)
  if (participant.finishedAt && call.part === 'game') return say(moment, call, counted(moment, participant))
  return call.part === 'code' ? hearAfterPrize(moment, call, participant, heard) : hearAnswer(moment, call, participant, heard)
}

/** An answer that was on its way when the caller hung up, or the server was away, counts all the same; nobody hears the reply. */
async function hearTooLate(moment: Moment, call: Call, heard: Heard): Promise<Turn> {
  const isAnswer = heard.type !== 'silence' && heard.turn === call.turn && call.part === 'game'
  const participant = isAnswer && call.participantId !== null && (await lockParticipant(moment, call.participantId))
  return participant && isStillHis(participant, call)
    ? hearAnswer(moment, call, participant, heard)
    : closing(moment, call, moment.world.spoken.lineWasLost)
}

/** The line was silent for so long that the game has been counted without it. */
function counted({ world }: Moment, { visitId }: Participant): Speech {
  return { say: world.spoken.alreadyPlayed, part: 'goodbye', visitId }
}

function isStillHis({ callId, finishedAt }: Participant, { id }: Call): boolean {
  return callId === id && finishedAt === null
}

/** Nothing new, but the line is alive. */
async function stay({ tx, at }: Moment, { id, reply }: Call): Promise<Turn> {
  await tx.update(calls).set({ heardAt: at }).where(eq(calls.id, id))
  return reply
}
