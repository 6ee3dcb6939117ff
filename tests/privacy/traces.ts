import { and, eq, inArray, ne, notInArray, or } from 'drizzle-orm'
import { callbacks } from '../../server/store/schema/callbacks.ts'
import { calls, events } from '../../server/store/schema/calls.ts'
import { codes, participants, visits } from '../../server/store/schema/players.ts'
import { answers, entries } from '../../server/store/schema/transcript.ts'
import { hashToken } from '../../server/store/secrets.ts'
import type { Evening } from '../cast/evening.ts'
import type { Visitor } from '../cast/visitor.ts'
import type { Person } from './people.ts'

/** What a person left in the tables: the keys of their rows, and the personal data in them. */
export type Left = { visitId: number; participantId: number; callIds: string[]; words: string[] }

export async function leftBy({ context }: Evening, { phone, words }: Person, { token, code }: Visitor): Promise<Left> {
  const { db, spoken } = context
  const [visit] = await db.select().from(visits).where(eq(visits.phone, phone))
  const [forFun] = await db
    .select()
    .from(participants)
    .where(and(eq(participants.kind, 'fun'), eq(participants.visitId, visit?.id ?? 0)))
  const participantId = visit?.participantId ?? forFun?.id ?? 0
  const owned = await db
    .select()
    .from(calls)
    .where(or(eq(calls.caller, phone), eq(calls.participantId, participantId)))
  const asked = await db.select().from(callbacks).where(eq(callbacks.phone, phone))
  return {
    visitId: visit?.id ?? 0,
    participantId,
    callIds: owned.map(({ id }) => id),
    words: [
      phone,
      hashToken(token),
      ...[...owned, ...asked].flatMap(({ sessionUrl }) => sessionUrl ?? []),
      ...owned.map(({ session }) => session),
      ...(visit?.digits ? [`"digits": "${visit.digits}"`] : []),
      ...(participantId ? words : []),
      ...(code ? [spoken.code({ code })] : []),
    ],
  }
}

/** Returns every row that belongs to other people. */
export async function rowsBeside({ context: { db } }: Evening, { visitId, participantId, callIds }: Left) {
  return {
    visits: await db.select().from(visits).where(ne(visits.id, visitId)).orderBy(visits.id),
    entries: await db.select().from(entries).where(ne(entries.visitId, visitId)).orderBy(entries.visitId, entries.number),
    participants: await db.select().from(participants).where(ne(participants.id, participantId)).orderBy(participants.id),
    answers: await db.select().from(answers).where(ne(answers.participantId, participantId)).orderBy(answers.id),
    calls: await db.select().from(calls).where(notInArray(calls.id, callIds)).orderBy(calls.id),
    events: await db.select().from(events).where(notInArray(events.callId, callIds)).orderBy(events.callId, events.seq),
    callbacks: await db.select().from(callbacks).where(ne(callbacks.visitId, visitId)).orderBy(callbacks.id),
    codes: await db.select().from(codes).orderBy(codes.id),
  }
}

/** Returns what remains of a person's game: figures. */
export async function figuresOf({ context: { db } }: Evening, { participantId, callIds }: Left) {
  const { points, rebus, attempt, question, tierId, code } = participants
  const { verdict, via, at, points: worth } = answers
  const { seconds, direction, startedAt } = calls
  const { type, confidence, replyMs, tries, lost } = events
  return {
    game: await db
      .select({ points, rebus, attempt, question, tierId, code })
      .from(participants)
      .where(eq(participants.id, participantId)),
    answers: await db
      .select({ verdict, via, at, worth })
      .from(answers)
      .where(eq(answers.participantId, participantId))
      .orderBy(answers.id),
    calls: await db.select({ seconds, direction, startedAt }).from(calls).where(inArray(calls.id, callIds)).orderBy(calls.id),
    events: await db
      .select({ type, confidence, replyMs, tries, lost })
      .from(events)
      .where(and(inArray(events.callId, callIds)))
      .orderBy(events.callId, events.seq),
  }
}
