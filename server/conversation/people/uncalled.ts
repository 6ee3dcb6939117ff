import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { callbacks, participants, visits } from '../../store/schema/schema.ts'
import type { Callback, Db, GameContext } from '../../store/store.ts'
import { pagedBy, pageOf, readCursor, rowsPerPage } from './paging.ts'
import { maskIfNumber } from './rows.ts'

/**
 * A number that was given, from which nobody has played in that browser. `asked`: what became of the newest request to be called, null
 * where there was none.
 */
export type UncalledRow = {
  id: number
  at: Date
  number: string | null
  asked: { at: Date; outcome: Callback['outcome'] } | null
}

export type UncalledList = { rows: UncalledRow[]; before: string | null }

/** Reads a page of the numbers that were given without a game, the newest first. */
export async function readUncalled(context: GameContext, before: string | undefined): Promise<UncalledList> {
  const { order, isAfter } = pagedBy(visits.openedAt, visits.id, readCursor(before))
  const rows = await selectUncalled(context, isAfter)
    .orderBy(...order)
    .limit(rowsPerPage + 1)
  const page = pageOf(rows, ({ id, at }) => ({ id, at }))
  return { rows: await withRequests(context.db, page.rows), before: page.before }
}

/** Reads the visits of one number that have no game, the newest first. */
export async function findUncalled(context: GameContext, isMeant: SQL): Promise<UncalledRow[]> {
  const rows = await selectUncalled(context, isMeant).orderBy(desc(visits.openedAt)).limit(rowsPerPage)
  return withRequests(context.db, rows)
}

function selectUncalled({ db, campaignId }: GameContext, isMeant: SQL | undefined) {
  // A join would have PostgreSQL read every game there is, for the newest visits alone.
  const played = db.select({ id: participants.id }).from(participants).where(eq(participants.visitId, visits.id)).limit(1)
  return db
    .select({ id: visits.id, at: visits.openedAt, phone: visits.phone })
    .from(visits)
    .where(and(eq(visits.campaignId, campaignId), isNull(visits.participantId), isNull(sql`(${played})`), isMeant))
    .$dynamic()
}

async function withRequests(db: Db, rows: { id: number; at: Date; phone: string }[]): Promise<UncalledRow[]> {
  const asked = await db
    .selectDistinctOn([callbacks.visitId], {
      visitId: callbacks.visitId,
      at: callbacks.requestedAt,
      outcome: callbacks.outcome,
    })
    .from(callbacks)
    .where(
      inArray(
        callbacks.visitId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(callbacks.visitId, desc(callbacks.requestedAt))
  const byVisit = new Map(asked.map(({ visitId, ...request }) => [visitId, request]))
  return rows.map(({ phone, ...row }) => ({ ...row, number: maskIfNumber(phone), asked: byVisit.get(row.id) ?? null }))
}
