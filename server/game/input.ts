import { eq } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { calls } from '../store/schema/schema.ts'
import type { Call, Participant, Transaction } from '../store/store.ts'
import { handlePairingCode } from './ask-pairing-code.ts'
import type { CallerInput } from './decision.ts'
import { lockParticipant } from './participant.ts'
import { pickUp } from './pick-up.ts'
import { play, playAfterPrize, playSilence } from './play.ts'
import { noteSignOfLife } from './pushed-turns.ts'
import { closingTurn, say } from './say.ts'

/** An event in which the caller did something, or stayed silent, during a turn. */
export type CallerEvent = Extract<VoiceEvent, { turn: number; type: 'speech.heard' | 'keys.pressed' | 'silence' }>

/**
 * Takes what a caller did and returns the next turn. Returns the current turn where the event belongs to an older one: each turn
 * is answered once, and this one has been answered already, by voice or in the browser.
 */
export async function handleInput(transaction: Transaction, before: Call, event: CallerEvent): Promise<Turn> {
  if (before.endedAt) return handleLateInput(transaction, before, event)
  const current = await pickUp(transaction, before)
  if (current.turn > before.turn) return current
  const call = { ...before, answeredAt: before.answeredAt ?? transaction.at }
  if (call.part === 'goodbye') return stay(transaction, call)
  await noteSignOfLife(transaction, call)
  if (event.turn < call.turn) return stay(transaction, call)
  if (call.participantId === null) return handlePairingCode(transaction, call, inputOf(event))
  const participant = await lockParticipant(transaction, call.participantId)
  const { spoken } = transaction.context
  if (participant.callId !== call.id) return closingTurn(transaction, call, spoken.takenOver)
  // The line was silent for so long that the game has been counted without it.
  if (participant.finishedAt && call.part === 'game')
    return say(transaction, call, { say: spoken.alreadyPlayed, part: 'goodbye', visitId: participant.visitId })
  const input = inputOf(event)
  if (call.part === 'code') return playAfterPrize(transaction, call, participant, input)
  return input ? play(transaction, call, participant, input) : playSilence(transaction, call, participant)
}

/** An answer that was on its way when the caller hung up, or while no server was up, still counts; nobody hears the reply. */
async function handleLateInput(transaction: Transaction, call: Call, event: CallerEvent): Promise<Turn> {
  const input = event.turn === call.turn && call.part === 'game' ? inputOf(event) : null
  const participant = input && call.participantId !== null && (await lockParticipant(transaction, call.participantId))
  return participant && isPlayedIn(call, participant)
    ? play(transaction, call, participant, input)
    : closingTurn(transaction, call, transaction.context.spoken.lineWasLost)
}

function isPlayedIn({ id }: Call, { callId, finishedAt }: Participant): boolean {
  return callId === id && finishedAt === null
}

/** Null for silence. */
function inputOf(event: CallerEvent): CallerInput | null {
  switch (event.type) {
    case 'speech.heard':
      return { kind: 'words', text: event.text, via: 'voice' }
    case 'keys.pressed':
      return { kind: 'keys', keys: event.keys }
    case 'silence':
      return null
  }
}

/** Repeats the current turn, and notes that the call is alive. */
async function stay({ tx, at }: Transaction, { id, reply }: Call): Promise<Turn> {
  await tx.update(calls).set({ heardAt: at }).where(eq(calls.id, id))
  return reply
}
