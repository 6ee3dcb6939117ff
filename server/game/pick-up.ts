import { and, eq, isNull } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { calls } from '../store/schema/schema.ts'
import { appendEntries, type Call, made, type Transaction } from '../store/store.ts'
import { askCurrentQuestion, isAskedInVain } from './asked-question.ts'
import { cancelCallbacks } from './callback-state.ts'
import { markVisitsChanged } from './find-by-number.ts'
import { wordsWhenClosed } from './opening.ts'
import { takeOverGame } from './pairing.ts'
import { lockParticipant, unpair } from './participant.ts'
import { pushGoodbye } from './pushed-turns.ts'
import { type Speech, wordsOfSpeech } from './reply.ts'
import { say } from './say.ts'

/**
 * Marks a call as answered: from now on the caller hears Pavel, and the game is played in this call. Returns the current
 * turn, or a new one when the game cannot be played any more, or has gone on meanwhile. Every later event implies it, in case
 * `call.answered` was lost; it does nothing the second time. Expects the call to be locked.
 */
export async function pickUp(transaction: Transaction, call: Call): Promise<Turn> {
  if (call.answeredAt || call.endedAt) return call.reply
  const instead = await connectCall(transaction, call)
  return instead ? say(transaction, call, instead) : call.reply
}

/** Whoever calls us need not be called: the callback is cancelled, and one that rings, or asks for the digits, is hung up. */
async function dropCallback(transaction: Transaction, phone: string): Promise<void> {
  await cancelCallbacks(transaction, phone)
  const ringing = await lockRinging(transaction.tx, { campaignId: transaction.context.campaignId, phone })
  for (const other of ringing) await pushGoodbye(transaction, other)
}

const lockRinging = made((db, { campaignId, phone }: { campaignId: number; phone: string }) => {
  const isAsking = and(eq(calls.caller, phone), eq(calls.part, 'digits'), isNull(calls.participantId))
  return db
    .select()
    .from(calls)
    .where(and(eq(calls.campaignId, campaignId), eq(calls.direction, 'outbound'), isAsking, isNull(calls.endedAt)))
    .for('update', { noWait: true })
})

/**
 * Returns what to say instead of the greeting: while this call rang, an answer that was typed, or late from another call, moved the game
 * on or finished it, or the campaign was paused or ended before the game began. Null where the greeting still holds.
 */
async function connectCall(transaction: Transaction, call: Call): Promise<Speech | null> {
  const { tx, at } = transaction
  await answerCall(tx, { id: call.id, at })
  if (call.direction === 'inbound' && call.caller) await dropCallback(transaction, call.caller)
  if (call.participantId === null) await markVisitsChanged(transaction, call.caller)
  if (call.participantId === null) return null
  const participant = await lockParticipant(transaction, call.participantId)
  const { context } = transaction
  const { id, visitId, finishedAt, startedAt } = participant
  if (finishedAt) return goodbye(context.spoken.alreadyPlayed)
  const closed = startedAt === null ? wordsWhenClosed(context, at) : null
  if (closed) {
    await unpair(transaction, participant)
    return goodbye(closed)
  }
  await takeOverGame(transaction, call.id, id)
  appendEntries(transaction, visitId, [{ from: 'pavel', text: call.reply.say }])
  return isAskedInVain(call, participant) ? logged(askCurrentQuestion(context, participant)) : null
}

const goodbye = (words: string): Speech => ({ say: words, part: 'goodbye', visitId: null })

/** `say` logs nothing of what a call hears first. */
const logged = (speech: Speech): Speech => ({ ...speech, entriesBefore: [{ from: 'pavel', text: wordsOfSpeech(speech) }] })

const answerCall = made((db, { id, at }: { id: string; at: Date }) =>
  db.update(calls).set({ answeredAt: at, repliedAt: at, heardAt: at }).where(eq(calls.id, id)),
)
