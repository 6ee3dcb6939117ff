import { and, eq, inArray, sql } from 'drizzle-orm'
import type { E164 } from '../rules/phone-number/phone-number.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { limits, participants, visits } from '../store/schema/schema.ts'
import { type Db, eraseEntriesNaming, type GameContext, inTransaction, type Transaction } from '../store/store.ts'
import { countsOf, type Erased, isNothing, type Traces, tracesOf } from './personal-rows.ts'
import { countSaid, eraseSaidRows, findSaidRows, type SaidRows } from './said-numbers.ts'
import { markErased } from './scrub.ts'
import { wipe } from './wipe.ts'

/**
 * Erases the person with this number from every quiz: what they said and typed, their chats, and the number itself, also where
 * somebody else said it. Figures stay, and the number's attempt stays spent. A game under way ends now, without a prize; a game that
 * has not begun is deleted. Returns how many rows of each kind were erased, which is none when the same number is erased again.
 */
export async function erase(context: GameContext, phone: E164, by: Author | null = null): Promise<Erased> {
  const traces = await eraseOwn(context, phone, by)
  const said = await findSaidRows(context.db, phone)
  return inTransaction(context, async (transaction) => {
    await eraseSaidRows(transaction, said)
    const erased = await countAll(transaction.tx, traces, said)
    if (isNothing(erased)) return erased
    transaction.telemetry.push({ type: 'people erased', people: 1 })
    await markErased(transaction)
    return erased
  })
}

/** Counts the rows that `erase` would erase, and changes nothing. */
export async function preview({ db }: GameContext, phone: E164): Promise<Erased> {
  return countAll(db, await tracesOf(db, phone), await findSaidRows(db, phone))
}

function eraseOwn(context: GameContext, phone: E164, by: Author | null): Promise<Traces> {
  return inTransaction(context, async (transaction) => {
    const traces = await tracesOf(transaction.tx, phone)
    await wipe(transaction, traces)
    await eraseMentions(transaction, traces.mentions, phone)
    await eraseCounts(transaction, phone)
    await noteDeed(transaction, by, { what: 'erased a person', phone })
    if (!isNothing(countsOf(traces))) await markErased(transaction)
    return traces
  })
}

async function countAll(db: Db, traces: Traces, said: SaidRows): Promise<Erased> {
  const erased = countsOf(traces)
  return { ...erased, mentions: erased.mentions + (await countSaid(db, said, [...traces.visits, ...traces.mentions])) }
}

/** Deletes the rate-limit counters whose keys contain the number's pseudonym. */
async function eraseCounts({ tx, context }: Transaction, phone: string): Promise<void> {
  await tx.delete(limits).where(sql`strpos(${limits.key}, ${context.disguise(phone)}) > 0`)
}

/**
 * Removes a number from visits in which another person plays: it was typed there before, or called from in between. The other
 * person's game stays.
 */
async function eraseMentions(transaction: Transaction, visitIds: number[], phone: string): Promise<void> {
  const { tx, changed } = transaction
  const player = tx.select({ phone: participants.phone }).from(participants).where(eq(participants.id, visits.participantId))
  await tx
    .update(visits)
    .set({ phone: sql`(${player})` })
    .where(and(inArray(visits.id, visitIds), eq(visits.phone, phone)))
  await eraseEntriesNaming(transaction, visitIds, phone)
  for (const id of visitIds) changed.add(id)
}
