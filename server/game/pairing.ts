import { and, eq, isNull } from 'drizzle-orm'
import { calls, participants, visits } from '../store/schema/schema.ts'
import { type Call, type Participant, Raced, type Transaction, type Visit } from '../store/store.ts'
import { findByNumber, isAttemptOf, markVisitsOf } from './by-number.ts'
import { countAsIs, hasGraceEnded } from './finish.ts'
import { lockParticipant, lockParticipantWhere } from './participant.ts'

/**
 * paired: this call plays this game, which begins with it if it `isNew` · played: the number has had its attempt ·
 * elsewhere: the number's game goes on in another browser, and nothing shows that the caller is its player ·
 * unknown: the digits must tell
 */
export type Pairing =
  | { kind: 'paired'; participant: Participant; isNew: boolean }
  | { kind: 'played'; finishedAt: Date }
  | { kind: 'elsewhere' }
  | { kind: 'unknown' }

/** What a caller has keyed in or said; `endOfNumber` is null where it was not asked for. */
type Given = { digits: string; endOfNumber: string | null }

/** By caller ID: his game, if he has one; else the one open visit with his number. */
export async function pairByCaller(transaction: Transaction, call: Call): Promise<Pairing> {
  if (!call.caller) return { kind: 'unknown' }
  const {
    gameId,
    open: [visit, another],
  } = await findByNumber(transaction, call.caller)
  if (gameId !== null) return resume(transaction, call, await lockParticipant(transaction, gameId))
  return visit && !another ? take(transaction, call, visit, call.caller) : { kind: 'unknown' }
}

/** By the order that the call was made for: the visit is known, and its number is the one that was called. */
export async function pairWithVisit(
  transaction: Transaction,
  call: Call,
  { visitId, phone }: { visitId: number; phone: string },
): Promise<Pairing> {
  const participant = await findParticipant(transaction, phone)
  if (participant) return participant.visitId === visitId ? resume(transaction, call, participant) : { kind: 'elsewhere' }
  const [visit] = await transaction.tx
    .select()
    .from(visits)
    .where(and(eq(visits.id, visitId), isNull(visits.participantId)))
  return visit ? take(transaction, call, visit, phone) : { kind: 'elsewhere' }
}

/** By the digits on the page, and the end of the number given there where it is asked for as well. The participant is the number that calls; the visit's own where that is hidden. */
export async function pairByCode(transaction: Transaction, call: Call, { digits, endOfNumber }: Given): Promise<Pairing> {
  const { tx, context } = transaction
  const [visit] = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.quiz, context.quizName), eq(visits.digits, digits)))
  if (!visit || !visit.phone.endsWith(endOfNumber ?? '')) return { kind: 'unknown' }
  if (visit.participantId !== null) return resume(transaction, call, await lockParticipant(transaction, visit.participantId))
  const phone = call.caller ?? visit.phone
  const participant = await findParticipant(transaction, phone)
  if (!participant) return take(transaction, call, visit, phone)
  if (participant.finishedAt || call.caller) return resume(transaction, call, participant)
  return { kind: 'elsewhere' }
}

function findParticipant(transaction: Transaction, phone: string): Promise<Participant | undefined> {
  return lockParticipantWhere(transaction, isAttemptOf(transaction.context, phone))
}

/** Goes on with a game, unless it has ended, or its grace time has: then it is counted as it stands. */
async function resume(transaction: Transaction, call: Call, participant: Participant): Promise<Pairing> {
  if (participant.finishedAt) return { kind: 'played', finishedAt: participant.finishedAt }
  if (await hasGraceEnded(transaction, participant)) {
    await countAsIs(transaction, participant)
    return { kind: 'played', finishedAt: transaction.at }
  }
  await follow(transaction, call, participant.id)
  return { kind: 'paired', participant, isNew: participant.startedAt === null }
}

/** Makes the number a participant. Two calls at once meet at the unique number, and the later one looks again. */
async function take(transaction: Transaction, call: Call, visit: Visit, phone: string): Promise<Pairing> {
  const { tx, context } = transaction
  const row = { quiz: context.quizName, phone, visitId: visit.id, callId: call.id }
  const [participant] = await tx.insert(participants).values(row).onConflictDoNothing().returning()
  if (!participant) throw new Raced()
  await follow(transaction, call, participant.id)
  const paired = await tx
    .update(visits)
    .set({ participantId: participant.id })
    .where(and(eq(visits.id, visit.id), isNull(visits.participantId)))
    .returning({ id: visits.id })
  if (paired.length === 0) throw new Raced()
  await markVisitsOf(transaction, visit.phone)
  await markVisitsOf(transaction, phone)
  return { kind: 'paired', participant, isNew: true }
}

/** The call plays this game from now on if it is answered already, else from when it is: ringing alone takes nobody's game. */
async function follow(transaction: Transaction, call: Call, participantId: number): Promise<void> {
  await transaction.tx.update(calls).set({ participantId }).where(eq(calls.id, call.id))
  await markVisitsOf(transaction, call.caller)
  if (call.answeredAt) await takeOver(transaction, call.id, participantId)
}

/** From now on the game is played in this call; a new game begins, a lost one is not lost any more. */
export async function takeOver({ tx, at, telemetry }: Transaction, callId: string, participantId: number): Promise<void> {
  await tx.update(participants).set({ callId, lostAt: null }).where(eq(participants.id, participantId))
  const [begun] = await tx
    .update(participants)
    .set({ startedAt: at })
    .where(and(eq(participants.id, participantId), isNull(participants.startedAt)))
    .returning({ visit: participants.visitId })
  if (begun) telemetry.push({ type: 'game begun', call: callId, ...begun })
}
