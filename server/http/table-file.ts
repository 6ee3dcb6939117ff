import { stringify } from 'csv-stringify/sync'
import type { Context } from 'hono'
import { setImmediate as otherWork } from 'node:timers/promises'

/** One cell of a table. A date is written in the time zone of the table, as `2026-11-29 14:05:09`. */
export type Cell = string | number | boolean | Date | null

/** A table to take away: its head, and its rows as they are read. */
export type TableFile = {
  /** without an ending, in the letters of a file name */
  name: string
  head: string[]
  rows: AsyncIterable<Cell[]> | Iterable<Cell[]>
  /** the time zone of its times, as in `Europe/Moscow` */
  zone: string
  /** what stands between cells: spreadsheets expect that of their language, Russian ones a semicolon */
  delimiter: string
}

/** So many rows are written at once: more would keep a caller waiting who has just said a word. */
const rowsAtOnce = 50

/**
 * Answers with a table as a CSV file (RFC 4180), a few rows at a time, so that a long one takes no more memory than a short one, and
 * calls go on meanwhile. It begins with a byte order mark, by which spreadsheets take it for UTF-8, and no cell of it begins a formula.
 * An error while rows are read breaks the connection: half a table must not look like a whole one.
 */
export function sendTable(c: Context, { name, head, rows, zone, delimiter }: TableFile): Response {
  const lines = linesOf(head, rows, zone)
  const options = { delimiter, record_delimiter: 'windows', escape_formulas: true } as const
  const encoder = new TextEncoder()
  let mark = byteOrderMark
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await otherWork()
      const some = await next(lines, rowsAtOnce)
      if (some.length > 0) controller.enqueue(encoder.encode(mark + stringify(some, options)))
      if (some.length < rowsAtOnce) controller.close()
      mark = ''
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return c.body(body, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
    'Cache-Control': 'no-store',
  })
}

const byteOrderMark = '\uFEFF'

async function* linesOf(head: string[], rows: TableFile['rows'], zone: string): AsyncGenerator<string[], undefined> {
  yield head
  // Making one takes longer than to write a row.
  const times = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  for await (const row of rows) yield row.map((cell) => textOf(cell, times))
}

/** Returns so many lines, fewer only at the end. */
async function next(lines: AsyncGenerator<string[], undefined>, most: number): Promise<string[][]> {
  const some: string[][] = []
  while (some.length < most) {
    const { done, value } = await lines.next()
    if (done) break
    some.push(value)
  }
  return some
}

/** Swedes write times as ISO 8601 does. */
function textOf(cell: Cell, times: Intl.DateTimeFormat): string {
  if (cell === null) return ''
  return cell instanceof Date ? times.format(cell) : String(cell)
}
