import { desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** How many rows a list has. */
export const rowsPerPage = 50

/** The place after which a page begins: the time and the id of the last row before it. */
export type Cursor = { at: Date; id: number }

/** Reads a cursor in an address; null where there is none. The database knows no years of more than four digits. */
export function readCursor(text: string | undefined): Cursor | null {
  const found = /^(\d{1,14})\.([1-9]\d{0,8})$/.exec(text ?? '')
  return found && { at: new Date(Number(found[1])), id: Number(found[2]) }
}

/** Returns a cursor as an address holds it. */
const writeCursor = ({ at, id }: Cursor): string => `${at.getTime()}.${id}`

/** Returns the order of a list by a time, the newest first, and the condition for what comes after the cursor. */
export function pagedBy(at: PgColumn, id: PgColumn, before: Cursor | null): { order: SQL[]; isAfter: SQL | undefined } {
  const isAfter = before ? sql`(${at}, ${id}) < (${sql.param(before.at, at)}, ${before.id})` : undefined
  return { order: [desc(at), desc(id)], isAfter }
}

/** Returns the rows of one page, given one more than it holds, and the cursor of the next page; null at the end. */
export function pageOf<Row>(rows: Row[], cursorOf: (row: Row) => Cursor): { rows: Row[]; before: string | null } {
  const shown = rows.slice(0, rowsPerPage)
  const last = shown.at(-1)
  return { rows: shown, before: rows.length > rowsPerPage && last ? writeCursor(cursorOf(last)) : null }
}
