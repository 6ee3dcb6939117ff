import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { isFinished } from '../rules/quiz/quiz.ts'
import { type Call, type Participant, saveCall, type Transaction } from '../store/store.ts'
import { handleCallbackDigits } from './ask-callback-digits.ts'
import { handlePairingCode } from './ask-pairing-code.ts'
import { askCurrentQuestion, isAskedInVain } from './asked-question.ts'
import { correctAnswer } from './correct-answer.ts'
import type { CallerInput } from './decision.ts'
import { finishLostGame } from './finish-game.ts'
import { forbidCalls, forbidsCalls } from './never-again.ts'
import { lockParticipant } from './participant.ts'
import { pickUp } from './pick-up.ts'
import { play, playAfterPrize, playSilence, sayInGame } from './play.ts'
import { markSessionAlive } from './pushed-turns.ts'
import { makeClosingTurn, say } from './say.ts'

/** An event in which the caller did something, or stayed silent, during a turn. */
export type CallerEvent = Extract<VoiceEvent, { turn: number; type: 'speech.heard' | 'keys.pressed' | 'silence' }>

/** Returns whether the caller caused this event. */
export function isOfCaller(event: VoiceEvent): event is VoiceEvent & CallerEvent {
  return event.type === 'speech.heard' || event.type === 'keys.pressed' || event.type === 'silence'
}

/**
 * Handles what the caller did and returns the next turn. Each turn is answered once: when the event belongs to an older
 * turn, which was already answered by voice or in the browser, it returns the current turn unchanged. When its question was answered
 * in another call, it returns a turn with the one that stands. Expects the call's row to be locked; locks the participant after it.
 */
export async function handleInput(transaction: Transaction, savedCall: Call, event: CallerEvent): Promise<Turn> {
  if (savedCall.endedAt) return handleLateInput(transaction, savedCall, event)
  const current = await pickUp(transaction, savedCall)
  if (current.turn > savedCall.turn) return current
  const call = { ...savedCall, answeredAt: savedCall.answeredAt ?? transaction.at }
  if (call.part === 'goodbye') return repeatCurrentTurn(transaction, call)
  await markSessionAlive(transaction, call)
  if (event.type === 'keys.pressed' && forbidsCalls(call, event.keys)) return forbidCalls(transaction, call)
  if (event.turn < call.turn) return (await handleMoreWords(transaction, call, event)) ?? repeatCurrentTurn(transaction, call)
  if (call.participantId === null) return handleDigits(transaction, call, toInput(event))
  const participant = await lockParticipant(transaction, call.participantId)
  const { spoken } = transaction.context
  if (participant.callId !== call.id) return makeClosingTurn(transaction, call, spoken.takenOver)
  if (call.part === 'game' && isGameOver(transaction, participant)) return endOverGame(transaction, call, participant)
  if (isAskedInVain(call, participant))
    return sayInGame(transaction, call, participant, askCurrentQuestion(transaction.context, participant))
  const input = toInput(event)
  if (call.part === 'code') return playAfterPrize(transaction, call, participant, input)
  return input ? play(transaction, call, participant, input) : playSilence(transaction, call, participant)
}

async function handleMoreWords(transaction: Transaction, call: Call, event: CallerEvent): Promise<Turn | null> {
  return event.type === 'speech.heard' ? correctAnswer(transaction, call, event) : null
}

/**
 * The session was silent for longer than the grace time, so the sweep has finished the game meanwhile; or the server has started
 * again with a quiz file that is too short for it.
 */
function isGameOver({ context }: Transaction, participant: Participant): boolean {
  return participant.finishedAt !== null || isFinished(context.quiz, participant)
}

async function endOverGame(transaction: Transaction, call: Call, participant: Participant): Promise<Turn> {
  const { hiddenNumber, alreadyPlayed } = transaction.context.spoken
  if (!participant.finishedAt) await finishLostGame(transaction, participant)
  const words = participant.kind === 'fun' ? hiddenNumber.funIsOver : alreadyPlayed
  return say(transaction, call, { say: words, part: 'goodbye', visitId: participant.visitId })
}

function handleDigits(transaction: Transaction, call: Call, input: CallerInput | null): Promise<Turn> {
  return call.direction === 'outbound'
    ? handleCallbackDigits(transaction, call, input)
    : handlePairingCode(transaction, call, input)
}

/** An answer that was in flight when the caller hung up, or while the server was down, still counts. No one hears the reply. */
async function handleLateInput(transaction: Transaction, call: Call, event: CallerEvent): Promise<Turn> {
  const input = event.turn === call.turn && call.part === 'game' ? toInput(event) : null
  const participant = input && call.participantId !== null && (await lockParticipant(transaction, call.participantId))
  const isPlayedHere = participant && participant.callId === call.id && !isGameOver(transaction, participant)
  return isPlayedHere && !isAskedInVain(call, participant)
    ? play(transaction, call, participant, input)
    : makeClosingTurn(transaction, call, transaction.context.spoken.lineWasLost)
}

/** `null` for silence. */
function toInput(event: CallerEvent): CallerInput | null {
  switch (event.type) {
    case 'speech.heard':
      return { kind: 'words', text: event.text, via: 'voice', confidence: event.confidence }
    case 'keys.pressed':
      return { kind: 'keys', keys: event.keys }
    case 'silence':
      return null
  }
}

function repeatCurrentTurn(transaction: Transaction, call: Call): Turn {
  saveCall(transaction, call, { heardAt: transaction.at })
  return call.reply
}
