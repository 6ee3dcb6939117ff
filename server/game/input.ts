import { eq } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { calls } from '../store/schema/schema.ts'
import type { Call, Participant, Transaction } from '../store/store.ts'
import { hearAfterPrize, hearAnswer } from './answer.ts'
import { handlePairingCode } from './ask-pairing-code.ts'
import { lockParticipant } from './participant.ts'
import { pickUp } from './pick-up.ts'
import { noteSignOfLife } from './pushed-turns.ts'
import { closing, say, type Speech } from './say.ts'

/** What a caller did during a turn. */
export type Heard = Extract<VoiceEvent, { turn: number; type: 'speech.heard' | 'keys.pressed' | 'silence' }>

/**
 * Gives the next turn, or the current one where the event answers an older turn: the caller has already been heard another
 * way, and each turn is answered once.
 */
export async function hear(transaction: Transaction, before: Call, heard: Heard): Promise<Turn> {
  if (before.endedAt) return hearTooLate(transaction, before, heard)
  const current = await pickUp(transaction, before)
  if (current.turn > before.turn) return current
  const call = { ...before, answeredAt: before.answeredAt ?? transaction.at }
  if (call.part === 'goodbye') return stay(transaction, call)
  await noteSignOfLife(transaction, call)
  if (heard.turn < call.turn) return stay(transaction, call)
  if (call.participantId === null) return handlePairingCode(transaction, call, heard)
  const participant = await lockParticipant(transaction, call.participantId)
  if (participant.callId !== call.id) return closing(transaction, call, transaction.context.spoken.takenOver)
  if (participant.finishedAt && call.part === 'game') return say(transaction, call, counted(transaction, participant))
  return call.part === 'code'
    ? hearAfterPrize(transaction, call, participant, heard)
    : hearAnswer(transaction, call, participant, heard)
}

/** An answer that was on its way when the caller hung up, or the server was away, counts all the same; nobody hears the reply. */
async function hearTooLate(transaction: Transaction, call: Call, heard: Heard): Promise<Turn> {
  const isAnswer = heard.type !== 'silence' && heard.turn === call.turn && call.part === 'game'
  const participant = isAnswer && call.participantId !== null && (await lockParticipant(transaction, call.participantId))
  return participant && isStillHis(participant, call)
    ? hearAnswer(transaction, call, participant, heard)
    : closing(transaction, call, transaction.context.spoken.lineWasLost)
}

/** The line was silent for so long that the game has been counted without it. */
function counted({ context }: Transaction, { visitId }: Participant): Speech {
  return { say: context.spoken.alreadyPlayed, part: 'goodbye', visitId }
}

function isStillHis({ callId, finishedAt }: Participant, { id }: Call): boolean {
  return callId === id && finishedAt === null
}

/** Nothing new, but the line is alive. */
async function stay({ tx, at }: Transaction, { id, reply }: Call): Promise<Turn> {
  await tx.update(calls).set({ heardAt: at }).where(eq(calls.id, id))
  return reply
}
