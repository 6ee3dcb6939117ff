import { and, eq, isNull, sql } from 'drizzle-orm'
import { type E164, mayPlay } from '../rules/phone-number/phone-number.ts'
import { drawFor, seedLimit } from '../rules/quiz/quiz.ts'
import { calls, participants, visits } from '../store/schema/schema.ts'
import { type Call, made, type Participant, Raced, saveParticipant, type Transaction, type Visit } from '../store/store.ts'
import { findByNumber, lockGameOfNumber, markVisitsChanged } from './find-by-number.ts'
import { finishLostGame, isOver } from './finish-game.ts'
import { wordsWhenClosed } from './opening.ts'
import { endGamesForFun, lockParticipant } from './participant.ts'

/**
 * Which game a call plays. `paired`: this one; `isNew` when it begins with this call. `played`: the number has used its
 * attempt. `elsewhere`: the number's game belongs to another browser, and nothing shows that the caller is its player.
 * `closed`: no new game can begin in the campaign now. `foreign`: the campaign is not for numbers of that country. `unknown`: ask for
 * the pairing code.
 */
export type Pairing =
  | { kind: 'paired'; participant: Participant; isNew: boolean }
  | { kind: 'played'; finishedAt: Date }
  | { kind: 'elsewhere' }
  | { kind: 'closed' }
  | { kind: 'foreign' }
  | { kind: 'unknown' }

/** A pairing of a call whose game is known, or is known not to be. */
export type KnownPairing = Exclude<Pairing, { kind: 'unknown' }>

/** What a caller keyed in or said. `numberSuffix` is the end of their phone number, `null` where it was not asked for. */
export type GivenCode = { pairingCode: string; numberSuffix: string | null }

/**
 * Pairs a call by its caller ID: with the number's game, or else with the only open visit that gave the number. A game that has lost its
 * call may have lost its page, too: where another visit has given the number since, the digits tell on which of them it goes on.
 */
export async function pairByCaller(transaction: Transaction, call: Call): Promise<Pairing> {
  if (!call.caller) return { kind: 'unknown' }
  const { gameId, open } = await findByNumber(transaction, call.caller)
  const [visit, another] = open
  if (gameId === null) return visit && !another ? createGame(transaction, call, visit, call.caller) : { kind: 'unknown' }
  const game = await lockParticipant(transaction, gameId)
  const isWantedElsewhere = isLost(game) && open.some(({ id }) => id > game.visitId)
  return isWantedElsewhere ? { kind: 'unknown' } : joinGame(transaction, call, game)
}

/** Pairs our own call to `phone` with the visit whose digits were given in it. */
export async function pairWithVisit(
  transaction: Transaction,
  call: Call,
  { visit, phone }: { visit: Visit; phone: string },
): Promise<KnownPairing> {
  const participant = await lockGameOfNumber(transaction, phone)
  if (participant?.visitId === visit.id || participant?.finishedAt) return joinGame(transaction, call, participant)
  if (participant || visit.participantId !== null) return { kind: 'elsewhere' }
  return createGame(transaction, call, visit, phone)
}

/**
 * Returns the visit whose page shows this code, in any campaign with the number that was called, and whose number ends with the given
 * suffix where that was asked for; `null` when there is none.
 */
export async function findVisitOfCode(
  { tx, context }: Transaction,
  { called }: Call,
  { pairingCode, numberSuffix }: GivenCode,
): Promise<Visit | null> {
  const ids = context.campaigns.ofNumber(called).map(({ campaignId }) => campaignId)
  const [visit] = await findByCode(tx, { ids, digits: pairingCode })
  return visit?.phone.endsWith(numberSuffix ?? '') ? visit : null
}

const findByCode = made((db, { ids, digits }: { ids: number[]; digits: string }) =>
  db
    .select()
    .from(visits)
    .where(and(sql`${visits.campaignId} = any(${ids})`, eq(visits.digits, digits))),
)

/** Pairs a caller who shows the number with the visit whose code they gave. The participant is the number that calls. */
export async function pairByCode(
  transaction: Transaction,
  call: Call,
  { visit, phone }: { visit: Visit; phone: string },
): Promise<KnownPairing> {
  if (visit.participantId !== null) return joinGame(transaction, call, await lockParticipant(transaction, visit.participantId))
  const participant = await lockGameOfNumber(transaction, phone)
  if (!participant) return createGame(transaction, call, visit, phone)
  if (!isLost(participant) || visit.phone !== participant.phone) return joinGame(transaction, call, participant)
  return joinGame(transaction, call, await moveToVisit(transaction, participant, visit))
}

/** Lets a caller who shows the number go on without digits, on the page that the game has. Null where no game waits for the number. */
export async function goOnWithoutDigits(transaction: Transaction, call: Call): Promise<KnownPairing | null> {
  const game = call.caller && (await lockGameOfNumber(transaction, call.caller))
  return game && isLost(game) ? joinGame(transaction, call, game) : null
}

const isLost = ({ lostAt, finishedAt }: Participant) => lostAt !== null && finishedAt === null

/** Lets a game go on in another browser: who calls has both its number and what that browser shows. */
async function moveToVisit(transaction: Transaction, game: Participant, { id }: Visit): Promise<Participant> {
  const { tx, changed } = transaction
  await tx.update(visits).set({ participantId: null }).where(eq(visits.participantId, game.id))
  const paired = await pairVisit(tx, { visitId: id, participantId: game.id })
  if (paired.length === 0) throw new Raced()
  changed.add(game.visitId)
  return saveParticipant(transaction, game, { visitId: id })
}

/** Lets the call continue an existing game. A game that has finished, or cannot go on, is not continued. */
async function joinGame(transaction: Transaction, call: Call, participant: Participant): Promise<KnownPairing> {
  if (participant.withdrawnAt) throw new Raced()
  if (participant.finishedAt) return { kind: 'played', finishedAt: participant.finishedAt }
  if (await isOver(transaction, participant)) {
    await finishLostGame(transaction, participant)
    return { kind: 'played', finishedAt: transaction.at }
  }
  if (participant.startedAt === null && wordsWhenClosed(transaction.context, transaction.at)) return { kind: 'closed' }
  await attachCall(transaction, call, participant.id)
  return { kind: 'paired', participant, isNew: participant.startedAt === null }
}

/** Makes the number a participant. Two simultaneous calls collide at the unique number, and the later one is retried. */
async function createGame(transaction: Transaction, call: Call, visit: Visit, phone: string): Promise<KnownPairing> {
  const { tx, context, at } = transaction
  if (wordsWhenClosed(context, at)) return { kind: 'closed' }
  if (!mayPlay(phone as E164, context)) return { kind: 'foreign' }
  const seed = context.randomInt(seedLimit)
  const draw = drawFor(context.quiz, 'prize', seed)
  const { campaignId, versionId } = context
  const { consentVersion, consentAt } = visit
  const agreed = { consentVersion, consentAt, proof: proofIn(call), provedAt: at }
  const game = { campaignId, versionId, phone, visitId: visit.id, callId: call.id, seed, draw }
  const [participant] = await insertGame(tx, { ...game, ...agreed })
  if (!participant) throw new Raced()
  await attachCall(transaction, call, participant.id)
  const paired = await pairVisit(tx, { visitId: visit.id, participantId: participant.id })
  if (paired.length === 0) throw new Raced()
  await endGamesForFun(transaction, visit)
  await markVisitsChanged(transaction, visit.phone)
  await markVisitsChanged(transaction, phone)
  return { kind: 'paired', participant, isNew: true }
}

/** Whoever calls in shows the number; in our own call, the digits of the page were given. */
const proofIn = ({ direction }: Call): Participant['proof'] => (direction === 'inbound' ? 'caller ID' : 'digits')

type Agreed = Pick<Participant, 'consentVersion' | 'consentAt' | 'proof' | 'provedAt'>
type NewGame = Pick<Participant, 'campaignId' | 'versionId' | 'phone' | 'visitId' | 'callId' | 'seed' | 'draw'> & Agreed

const insertGame = made((db, game: NewGame) => {
  const { campaignId, versionId, phone, visitId, callId, seed, draw, consentVersion, consentAt, proof, provedAt } = game
  return db
    .insert(participants)
    .values({ campaignId, versionId, phone, visitId, callId, seed, draw, consentVersion, consentAt, proof, provedAt })
    .onConflictDoNothing()
    .returning()
})

const pairVisit = made((db, { visitId, participantId }: { visitId: number; participantId: number }) =>
  db
    .update(visits)
    .set({ participantId })
    .where(and(eq(visits.id, visitId), isNull(visits.participantId)))
    .returning({ id: visits.id }),
)

/**
 * Lets a call play a game. A call that still rings takes over the game only when it is answered, so ringing alone takes no one's
 * game away.
 */
export async function attachCall(transaction: Transaction, call: Call, participantId: number): Promise<void> {
  await pairCall(transaction.tx, { callId: call.id, participantId })
  await markVisitsChanged(transaction, call.caller)
  if (call.answeredAt) await takeOverGame(transaction, call.id, participantId)
}

const pairCall = made((db, { callId, participantId }: { callId: string; participantId: number }) =>
  db.update(calls).set({ participantId }).where(eq(calls.id, callId)),
)

/** Makes this call the one the game is played in. A new game begins with it; a lost one is no longer lost. */
export async function takeOverGame({ tx, at, telemetry }: Transaction, callId: string, participantId: number): Promise<void> {
  await moveGame(tx, { participantId, callId })
  const [begun] = await beginGame(tx, { participantId, at })
  if (begun) telemetry.push({ type: 'game begun', call: callId, ...begun })
}

const moveGame = made((db, { participantId, callId }: { participantId: number; callId: string }) =>
  db.update(participants).set({ callId, lostAt: null }).where(eq(participants.id, participantId)),
)

const beginGame = made((db, { participantId, at }: { participantId: number; at: Date }) =>
  db
    .update(participants)
    .set({ startedAt: at })
    .where(and(eq(participants.id, participantId), isNull(participants.startedAt)))
    .returning({ visit: participants.visitId }),
)
