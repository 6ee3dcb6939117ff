import { desc, eq } from 'drizzle-orm'
import type { Change, LastAnswer, Written } from './changes.ts'
import { type Moved, moveVisits } from './chat-entries.ts'
import type { Db } from './database.ts'
import { made } from './made.ts'
import { saveCall, saveParticipant, writeSavedRows } from './saved-rows.ts'
import { answers } from './schema/schema.ts'
import type { Call, Participant, Transaction, Visit } from './transaction.ts'

/** The game of which a transaction has played a step, as it leaves it. `lastAnswer` is undefined where that has to be read. */
export type Played = { call: Call; participant: Participant; lastAnswer: LastAnswer | undefined }

/**
 * Notes that the transaction has played a step of this game: as long as it is played, its rows are all that the page of its visit
 * shows. Expects both rows to be locked. To be called after their last change that a page shows.
 */
export function notePlayed(transaction: Transaction, call: Call, participant: Participant, lastAnswer?: LastAnswer): void {
  const [callNow, participantNow] = [saveCall(transaction, call, {}), saveParticipant(transaction, participant, {})]
  transaction.played = { call: callNow, participant: participantNow, lastAnswer }
}

/**
 * Writes everything that the transaction has collected, and returns the visits that it has changed. The statements go out together, so
 * that a distant database is waited for only once. They arrive in this order: visits are locked last. When one fails, PostgreSQL
 * refuses all that come after it, and the first to fail is thrown. So the visits stay at the end also because their errors take longer
 * to come through.
 */
export async function writeAll(transaction: Transaction): Promise<Change[]> {
  const sent = [...writeSavedRows(transaction), ...transaction.writes.map((write) => write())]
  const [lastAnswer, moved] = await Promise.all([lastAnswerOf(transaction), moveVisits(transaction), ...sent])
  const written = writtenTo(moved, transaction.played, lastAnswer)
  return [...transaction.changed].map((visitId) => ({ visitId, written: written?.visit.id === visitId ? written : null }))
}

/** A step that was no answer leaves the newest one on the page. */
async function lastAnswerOf({ tx, played }: Transaction): Promise<LastAnswer | null> {
  return played ? (played.lastAnswer ?? readLastAnswer(tx, played.participant.id)) : null
}

/** Returns the newest answer of a game, if there is one. */
export async function readLastAnswer(db: Db, participantId: number): Promise<LastAnswer | null> {
  const [last] = await findLastAnswer(db, { participantId })
  return last ?? null
}

const findLastAnswer = made((db, { participantId }: { participantId: number }) =>
  db.select().from(answers).where(eq(answers.participantId, participantId)).orderBy(desc(answers.id)).limit(1),
)

/** Null unless a visit's own game was played. Whether its page shows more than these rows is for whoever composes it to say. */
function writtenTo(moved: Moved[], played: Played | null, lastAnswer: LastAnswer | null): Written | null {
  const own = moved.find(({ visit }) => visit.id === played?.participant.visitId)
  if (!own || !played || !isGameOf(own.visit, played)) return null
  const { visit, fresh } = own
  const { call, participant } = played
  return { base: visit.entries - fresh.length, last: visit.entries, visit, participant, call, lastAnswer, entries: fresh }
}

function isGameOf(visit: Visit, { call, participant }: Played): boolean {
  return participant.kind === 'prize' && participant.id === visit.participantId && participant.callId === call.id
}
