import { desc, eq, lt } from 'drizzle-orm'
import { type E164, maskNumber } from '../rules/phone-number/phone-number.ts'
import { calls, deeds, participants } from '../store/schema/schema.ts'
import { type GameContext, inTransaction } from '../store/store.ts'
import { type Author, noteDeed } from './deeds.ts'

/** One line of the log. `number` is masked; null once its person has been erased, and `disguise`, the pseudonym, is left. */
export type LogLine = Omit<typeof deeds.$inferSelect, 'numberDisguise'> & { number: string | null; disguise: string | null }

/** Some lines of the log, the newest first, and the id before which the next ones begin; null at the end. */
export type LogPage = { lines: LogLine[]; before: number | null }

const linesPerPage = 50
const linesPerBatch = 1000

/** Reads a page of the log: the newest lines, or those before the line with the id `before`. */
export function readLog(context: GameContext, before: number | null): Promise<LogPage> {
  return readLines(context, before, linesPerPage)
}

/** Notes that somebody takes the log away, and returns its lines as they are read, the newest first. */
export async function takeLog(context: GameContext, by: Author): Promise<AsyncGenerator<LogLine>> {
  await inTransaction(context, (transaction) => noteDeed(transaction, by, { what: 'took the log' }))
  return readAll(context)
}

async function* readAll(context: GameContext): AsyncGenerator<LogLine> {
  for (let before: number | null = null; ;) {
    const page: LogPage = await readLines(context, before, linesPerBatch)
    yield* page.lines
    if (page.before === null) return
    before = page.before
  }
}

/** Notes that somebody takes a table away; `table` is what it is of. */
export async function noteTable(context: GameContext, by: Author, table: string): Promise<void> {
  await inTransaction(context, (transaction) => noteDeed(transaction, by, { what: 'took a table', about: table }))
}

/** Numbers are looked up, not stored: they are gone from the log as soon as they are erased elsewhere. */
async function readLines({ db }: GameContext, before: number | null, most: number): Promise<LogPage> {
  const rows = await db
    .select({ deed: deeds, phone: participants.phone, caller: calls.caller })
    .from(deeds)
    .leftJoin(participants, eq(participants.id, deeds.gameId))
    .leftJoin(calls, eq(calls.id, deeds.callId))
    .where(before === null ? undefined : lt(deeds.id, before))
    .orderBy(desc(deeds.id))
    .limit(most + 1)
  const lines = rows.slice(0, most).map(({ deed: { numberDisguise, ...deed }, phone, caller }) => ({
    ...deed,
    number: maskIfNumber(phone) ?? maskIfNumber(caller),
    disguise: numberDisguise,
  }))
  return { lines, before: rows.length > most ? (lines.at(-1)?.id ?? null) : null }
}

/** The pseudonym of an erased number is no number. */
function maskIfNumber(phone: string | null): string | null {
  return phone?.startsWith('+') ? maskNumber(phone as E164) : null
}
