import { and, eq, isNull } from 'drizzle-orm'
import { countAsIs, hasGraceEnded } from './game/grace.ts'
import { lockParticipant } from './game/participant.ts'
import { noteVisitsOf, openVisitsOf } from './game/visits-of.ts'
import { type Call, type Moment, type Participant, Raced, type Visit } from './game/world.ts'
import { calls, participants, visits } from './schema.ts'

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

/** By caller ID: his game, if he has one; else the one open visit with his number. */
export async function pairByCaller(moment: Moment, call: Call): Promise<Pairing> {
  if (!call.caller) return { kind: 'unknown' }
  const participant = await findParticipant(moment, call.caller)
  if (participant) return resume(moment, call, participant)
  const [visit, another] = await openVisitsOf(moment, call.caller)
  return visit && !another ? take(moment, call, visit, call.caller) : { kind: 'unknown' }
}

/** By the digits on the page. The participant is the number that calls; the visit's own where that is hidden. */
export async function pairByDigits(moment: Moment, call: Call, digits: string): Promise<Pairing> {
  const { tx, world } = moment
  const [visit] = await tx.select().from(visits).where(and(eq(visits.quiz, world.quizName), eq(visits.digits, digits)))
  if (!visit) return { kind: 'unknown' }
  if (visit.participantId !== null) return resume(moment, call, await lockParticipant(moment, visit.participantId))
  const phone = call.caller ?? visit.phone
  const participant = await findParticipant(moment, phone)
  if (!participant) return take(moment, call, visit, phone)
  if (participant.finishedAt || call.caller) return resume(moment, call, participant)
  return { kind: 'elsewhere' }
}

async function findParticipant({ tx, world }: Moment, phone: string): Promise<Participant | undefined> {
  const [participant] = await tx.select().from(participants)
    .where(and(eq(participants.quiz, world.quizName), eq(participants.phone, phone))).for('update')
  return participant
}

/** Goes on with a game, unless it has ended, or its grace time has: then it is counted as it stands. */
async function resume(moment: Moment, call: Call, participant: Participant): Promise<Pairing> {
  if (participant.finishedAt) return { kind: 'played', finishedAt: participant.finishedAt }
  if (hasGraceEnded(moment, participant)) {
    await countAsIs(moment, participant)
    return { kind: 'played', finishedAt: moment.at }
  }
  await follow(moment, call, participant.id)
  return { kind: 'paired', participant, isNew: participant.startedAt === null }
}

/** Makes the number a participant. Two calls at once meet at the unique number, and the later one looks again. */
async function take(moment: Moment, call: Call, visit: Visit, phone: string): Promise<Pairing> {
  const { tx, world } = moment
  const row = { quiz: world.quizName, phone, visitId: visit.id, callId: call.id }
  const [participant] = await tx.insert(participants).values(row).onConflictDoNothing().returning()
  if (!participant) throw new Raced()
  await follow(moment, call, participant.id)
  const paired = await tx.update(visits).set({ participantId: participant.id })
    .where(and(eq(visits.id, visit.id), isNull(visits.participantId))).returning({ id: visits.id })
  if (paired.length === 0) throw new Raced()
  await noteVisitsOf(moment, visit.phone)
  await noteVisitsOf(moment, phone)
  return { kind: 'paired', participant, isNew: true }
}

/** The call plays this game from now on if it is answered already, else from when it is: ringing alone takes nobody's game. */
async function follow(moment: Moment, call: Call, participantId: number): Promise<void> {
  await moment.tx.update(calls).set({ participantId }).where(eq(calls.id, call.id))
  await noteVisitsOf(moment, call.caller)
  if (call.answeredAt) await takeOver(moment, call.id, participantId)
}

/** From now on the game is played in this call; a new game begins, a lost one is not lost any more. */
export async function takeOver({ tx, at }: Moment, callId: string, participantId: number): Promise<void> {
  await tx.update(participants).set({ callId, lostAt: null }).where(eq(participants.id, participantId))
  await tx.update(participants).set({ startedAt: at })
    .where(and(eq(participants.id, participantId), isNull(participants.startedAt)))
}
