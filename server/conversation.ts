import { and, asc, desc, eq, gt, isNull, or } from 'drizzle-orm'
import { type Facts, stageOf, type Table } from './conversation/stage-of.ts'
import type { World } from './game/world.ts'
import { answers, calls, entries, participants, visits } from './schema.ts'
import type { Entry, Stage } from './stage.ts'
import { wake } from './visits.ts'

/** What a browser shows: the stage as it is now, and the entries after the cursor; `last` is the next cursor. */
export type Conversation = { stage: Stage; entries: Entry[]; last: number }

/** Reads a visit's conversation, waking it if its digits have run out; null where there is no such visit. */
export async function readConversation(world: World, table: Table, visitId: number, after: number): Promise<Conversation | null> {
  const conversation = await read(world, table, visitId, after)
  if (!conversation || !isAsleep(conversation)) return conversation
  await wake(world, visitId)
  return read(world, table, visitId, after)
}

/** A browser waits for a call that could not be paired with it any more. */
function isAsleep({ stage }: Conversation): boolean {
  return stage.state === 'waiting' && stage.dial === null
}

async function read(world: World, table: Table, visitId: number, after: number): Promise<Conversation | null> {
  const [stage, newer] = await Promise.all([readStage(world, table, visitId), readEntries(world, visitId, after)])
  return stage && { stage, entries: newer, last: newer.at(-1)?.number ?? after }
}

/** Reads only what a visit's stage shows now. */
export async function readStage(world: World, table: Table, visitId: number): Promise<Stage | null> {
  const facts = await readFacts(world, visitId)
  return facts && stageOf(table, facts, world.now())
}

async function readFacts({ db, quizName }: World, visitId: number): Promise<Facts | null> {
  const sameNumber = and(isNull(visits.participantId), eq(participants.quiz, quizName), eq(participants.phone, visits.phone))
  const [found] = await db.select({ visit: visits, participant: participants, call: calls }).from(visits)
    .leftJoin(participants, or(eq(participants.id, visits.participantId), sameNumber))
    .leftJoin(calls, eq(calls.id, participants.callId))
    .where(eq(visits.id, visitId))
  if (!found) return null
  const { visit, participant } = found
  const isAskedForDigits = and(eq(calls.part, 'digits'), isNull(calls.participantId), isNull(calls.endedAt))
  const [asking] = participant ? [] : await db.select({ answeredAt: calls.answeredAt }).from(calls)
    .where(and(eq(calls.quiz, quizName), eq(calls.caller, visit.phone), isAskedForDigits))
  const [last] = participant ? await db.select().from(answers)
    .where(eq(answers.participantId, participant.id)).orderBy(desc(answers.id)).limit(1) : []
  return { ...found, asking: asking ?? null, lastAnswer: last ?? null }
}

function readEntries({ db }: World, visitId: number, after: number): Promise<Entry[]> {
  return db.select().from(entries)
    .where(and(eq(entries.visitId, visitId), gt(entries.number, after))).orderBy(asc(entries.number))
}
