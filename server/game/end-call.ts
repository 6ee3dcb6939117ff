import { eq, sql } from 'drizzle-orm'
import type { Happening, HungUpBy, Interruptions, Turn } from '../../scenario/protocol.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { calls, checks } from '../store/schema/schema.ts'
import {
  appendEntries,
  type Call,
  type GameContext,
  inTransaction,
  made,
  type NewEntry,
  type Participant,
  saveCall,
  saveParticipant,
  type Transaction,
} from '../store/store.ts'
import { type CallbackOutcome, endCallback, outcomeOfCode } from './callback-state.ts'
import { markVisitsChanged } from './find-by-number.ts'
import { lockCall } from './lock-call.ts'
import { handOverGame, lockParticipant, unpair } from './participant.ts'
import { pickUp } from './pick-up.ts'
import { pushGoodbye } from './pushed-turns.ts'
import { say } from './say.ts'

/** `seconds` is how long the call was connected, 0 when it was never answered; `reason` is for operators. */
type CallEnd = { reason: string; seconds: number; by?: HungUpBy | undefined; interruptions?: Interruptions | undefined }

/** Ends an outbound call that no one answered, and returns its current turn. The chat gives the reason, by the failure code. */
export async function failCall(
  transaction: Transaction,
  call: Call,
  { code, reason }: Extract<Happening, { type: 'call.failed' }>,
): Promise<Turn> {
  if (call.endedAt) return call.reply
  if (call.direction === 'outbound') await endCallback(transaction, call.id, outcomeOfCode(code))
  return endCall(transaction, call, { reason: `${code} ${reason}`, seconds: 0 })
}

/**
 * Ends a call and returns its current turn; does nothing when the call has already ended. An unfinished game waits for its
 * grace time. If the call was never answered the game has not begun, and the pairing is undone. Expects the call to be
 * locked; locks the participant after it.
 */
export async function endCall(
  transaction: Transaction,
  call: Call,
  { reason, by, interruptions, ...end }: CallEnd,
): Promise<Turn> {
  if (call.endedAt) return call.reply
  const { tx, at } = transaction
  const seconds = Math.round(end.seconds)
  if (seconds > 0) await pickUp(transaction, call)
  const wasAnswered = call.answeredAt !== null || seconds > 0
  const participantId = wasAnswered ? call.participantId : null
  await saveEnd(tx, {
    callId: call.id,
    at,
    reason,
    seconds,
    hungUpBy: by ?? null,
    interruptions: interruptions ?? null,
    participantId,
  })
  // A goodbye may have been pushed in this transaction; nobody will acknowledge it.
  saveCall(transaction, call, { pushes: 0 })
  if (call.direction === 'outbound') await endCallback(transaction, call.id, outcomeOf(wasAnswered, call))
  await markVisitsChanged(transaction, call.caller)
  const participant = call.participantId === null ? null : await lockParticipant(transaction, call.participantId)
  const { id, direction } = call
  transaction.telemetry.push({
    type: 'call ended',
    call: id,
    visit: participant?.visitId ?? null,
    direction,
    seconds,
    by: by ?? null,
    interruptions,
  })
  if (!participant) return call.reply
  if (participant.callId === call.id && !(await handOverGame(transaction, call, participant)))
    await leaveGame(transaction, participant, seconds)
  return call.reply
}

type SavedEnd = Pick<Call, 'reason' | 'seconds' | 'hungUpBy' | 'interruptions' | 'participantId'> & { callId: string; at: Date }

const saveEnd = made((db, { callId, at, reason, seconds, hungUpBy, interruptions, participantId }: SavedEnd) =>
  db
    .update(calls)
    .set({ endedAt: at, heardAt: at, reason, seconds, hungUpBy, interruptions, participantId, ...withoutSessionUrl })
    .where(eq(calls.id, callId)),
)

/** A capability is not kept longer than it is of use. A check still asks the session of its call what it answers afterwards. */
const withoutSessionUrl = {
  sessionUrl: sql`case when exists (select 1 from ${checks} where ${checks.callId} = ${calls.id}) then ${calls.sessionUrl} end`,
}

function outcomeOf(wasAnswered: boolean, { participantId }: Call): CallbackOutcome {
  if (!wasAnswered) return 'no answer'
  return participantId === null ? 'unproved' : 'talked'
}

async function leaveGame(transaction: Transaction, participant: Participant, seconds: number): Promise<void> {
  const { spoken, quiz } = transaction.context
  if (!participant.startedAt) return unpair(transaction, participant)
  const callEnded: NewEntry = {
    from: 'line',
    text: spoken.hungUp({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 }),
  }
  if (participant.finishedAt || participant.lostAt) return appendEntries(transaction, participant.visitId, [callEnded])
  saveParticipant(transaction, participant, { lostAt: transaction.at })
  const gameWaits: NewEntry = { from: 'pavel', text: spoken.waits({ minutes: quiz.graceMinutes }) }
  appendEntries(transaction, participant.visitId, [callEnded, gameWaits])
}

/**
 * Hangs up silently on an answering machine and returns that turn. Returns the current turn for inbound calls, for calls that are
 * already closing, and for those in which the page's digits were given: no machine sees the page. Expects the call to be locked.
 */
export async function hangUpOnMachine(transaction: Transaction, call: Call): Promise<Turn> {
  if (call.direction !== 'outbound' || call.endedAt || call.part !== 'digits') return call.reply
  await endCallback(transaction, call.id, 'machine')
  return say(transaction, call, { say: '', part: 'goodbye', visitId: null })
}

/**
 * Stops a live call for an operator: Pavel apologises and hangs up, and an unfinished game waits for its grace time. Resolves
 * to `false` when there is no such live call.
 */
export function stopCall(context: GameContext, callId: string, by: Author | null = null): Promise<boolean> {
  return inTransaction(context, async (transaction) => {
    const [call] = await lockCall(transaction.tx, { id: callId })
    if (!call || call.endedAt || call.campaignId !== context.campaignId) return false
    const words = call.part === 'code' ? context.spoken.farewell : context.spoken.stopped
    await pushGoodbye(transaction, call, words)
    await noteDeed(transaction, by, { what: 'stopped a call', call: callId })
    return true
  })
}
