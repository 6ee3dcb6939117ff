import { stringify } from 'csv-stringify/sync'
import type { Context } from 'hono'

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

/**
 * Answers with a table as a CSV file (RFC 4180), row by row, so that a long one takes no more memory than a short one. It begins with
 * a byte order mark, by which spreadsheets take it for UTF-8, and no cell of it begins a formula.
 */
export function sendTable(c: Context, { name, head, rows, zone, delimiter }: TableFile): Response {
  const lines = linesOf(head, rows, zone)
  const options = { delimiter, record_delimiter: 'windows', escape_formulas: true } as const
  const encoder = new TextEncoder()
  let mark = byteOrderMark
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) return controller.close()
      controller.enqueue(encoder.encode(mark + stringify([value], options)))
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
  for await (const row of rows) yield row.map((cell) => textOf(cell, zone))
}

/** Swedes write times as ISO 8601 does. */
function textOf(cell: Cell, zone: string): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toLocaleString('sv-SE', { timeZone: zone }) : String(cell)
}
