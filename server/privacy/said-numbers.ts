import { and, asc, eq, gt, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { findSaidNumber, mayHoldNumber, readSaidDigits } from '../rules/matching/matching.ts'
import type { E164 } from '../rules/phone-number/phone-number.ts'
import { answers, calls, entries, events, unclearWords } from '../store/schema/schema.ts'
import type { Db, Transaction } from '../store/store.ts'

/** What one speaker said or typed in one conversation: the row `line`, in the order of the rows. */
type Line<Key> = { conversation: Key; line: number; text: string }

/** The lines in which a number was said, by conversation. */
type Lines<Key> = Map<Key, number[]>

/** The rows in which a number was said: chat entries by visit, events by call, answers and words that were none by participant. */
export type SaidRows = { entries: Lines<number>; events: Lines<string>; answers: Lines<number>; unclear: Lines<number> }

/** Lines per query: what is read of them takes a few milliseconds, during which nobody is answered. */
const batchSize = 500

/** Finds all rows of what callers and visitors said or typed in which this number occurs, however it was said. */
export async function findSaidRows(db: Db, phone: E164): Promise<SaidRows> {
  return {
    entries: await findLines(phone, 0 as number, (after, limit) => entriesAfter(db, after, limit)),
    events: await findLines(phone, '' as string, (after, limit) => eventsAfter(db, after, limit)),
    answers: await findLines(phone, 0 as number, (after, limit) => answersAfter(db, after, limit)),
    unclear: await findLines(phone, 0 as number, (after, limit) => unclearAfter(db, after, limit)),
  }
}

/** Returns how many conversations these rows are from, besides those in `visitIds`. A call that found no visit counts as one. */
export async function countSaid(db: Db, { entries, events }: SaidRows, visitIds: number[]): Promise<number> {
  const unpaired = await db.$count(calls, and(inArray(calls.id, [...events.keys()]), isNull(calls.participantId)))
  return unpaired + [...entries.keys()].filter((id) => !visitIds.includes(id)).length
}

/** Deletes these entries and words that were no answer, and what was heard in the other rows. The rest of the conversations stays. */
export async function eraseSaidRows({ tx, changed }: Transaction, said: SaidRows): Promise<void> {
  for (const [callId, lines] of said.events)
    await tx
      .update(events)
      .set({ heard: null })
      .where(and(eq(events.callId, callId), inArray(events.seq, lines)))
  for (const [, lines] of said.answers) await tx.update(answers).set({ heard: '', reason: '' }).where(inArray(answers.id, lines))
  for (const [, lines] of said.unclear) await tx.delete(unclearWords).where(inArray(unclearWords.id, lines))
  for (const [visitId, lines] of said.entries) {
    await tx.delete(entries).where(and(eq(entries.visitId, visitId), inArray(entries.number, lines)))
    changed.add(visitId)
  }
}

/** Reads conversation by conversation, `read` returning those after the key `after`, so that memory holds only some of them. */
async function findLines<Key extends string | number>(
  phone: E164,
  start: Key,
  read: (after: Key, limit: number) => Promise<Line<Key>[]>,
): Promise<Lines<Key>> {
  const found: Lines<Key> = new Map()
  let after = start
  for (let limit = batchSize; ;) {
    const lines = await read(after, limit)
    const isEnd = lines.length < limit
    const conversations = [...Map.groupBy(lines, ({ conversation }) => conversation)]
    // The last one may go on behind the limit, and a number may be said across the limit.
    const whole = isEnd ? conversations : conversations.slice(0, -1)
    for (const [key, lines] of whole) {
      const numbers = linesNaming(lines, phone)
      if (numbers.length > 0) found.set(key, numbers)
    }
    if (isEnd) return found
    after = whole.at(-1)?.[0] ?? after
    limit = whole.length > 0 ? batchSize : 2 * limit
    await wait(0)
  }
}

function linesNaming(lines: Line<unknown>[], phone: E164): number[] {
  const said = readSaidDigits(lines.map(({ text }) => text))
  return mayHoldNumber(said) ? findSaidNumber(said, phone).map((at) => lines[at]?.line ?? 0) : []
}

function entriesAfter(db: Db, after: number, limit: number): Promise<Line<number>[]> {
  return (
    db
      .select({ conversation: entries.visitId, line: entries.number, text: entries.text })
      .from(entries)
      // The embedded database keeps no statistics. Asked for equality it expects so few rows that it reads and sorts the whole table.
      .where(and(gt(entries.visitId, after), ne(entries.from, 'pavel'), ne(entries.from, 'line')))
      .orderBy(asc(entries.visitId), asc(entries.number))
      .limit(limit)
  )
}

async function eventsAfter(db: Db, after: string, limit: number): Promise<Line<string>[]> {
  const lines = await db
    .select({ conversation: events.callId, line: events.seq, text: events.heard })
    .from(events)
    .where(and(gt(events.callId, after), isNotNull(events.heard)))
    .orderBy(asc(events.callId), asc(events.seq))
    .limit(limit)
  return lines.map(({ text, ...line }) => ({ ...line, text: text ?? '' }))
}

function answersAfter(db: Db, after: number, limit: number): Promise<Line<number>[]> {
  return db
    .select({ conversation: answers.participantId, line: answers.id, text: answers.heard })
    .from(answers)
    .where(and(gt(answers.participantId, after), ne(answers.heard, '')))
    .orderBy(asc(answers.participantId), asc(answers.id))
    .limit(limit)
}

function unclearAfter(db: Db, after: number, limit: number): Promise<Line<number>[]> {
  return db
    .select({ conversation: unclearWords.participantId, line: unclearWords.id, text: unclearWords.heard })
    .from(unclearWords)
    .where(gt(unclearWords.participantId, after))
    .orderBy(asc(unclearWords.participantId), asc(unclearWords.id))
    .limit(limit)
}
