import { type SQL, sql } from 'drizzle-orm'
import { runtime } from '../../runtime.ts'
import type { Db } from '../store.ts'
import type { Table } from './tables.ts'

/** About as many characters of rows are held in memory at a time. */
const pageLength = 500_000
const mostRows = 1_000

/** Of a big table the embedded database leaves so much behind in pages that were read that Bun, if left alone, takes a gigabyte. */
const pagesKept = 50

/** Returns the rows of a query, which the two drivers wrap differently. */
export async function rowsOf<Row>(db: Db, query: SQL): Promise<Row[]> {
  const result = (await db.execute(query)) as Row[] | { rows: Row[] }
  return Array.isArray(result) ? result : result.rows
}

/**
 * Gives the session the formats that `readRows` and `insertRows` rely on, until the transaction ends, and time for long statements.
 * Every value goes through PostgreSQL's own text for it, which these settings make exact and the same everywhere.
 */
export async function setFormats(tx: Db): Promise<void> {
  for (const setting of formats) await tx.execute(sql.raw(`set local ${setting}`))
}

const formats = [
  "datestyle = 'ISO, YMD'",
  "intervalstyle = 'postgres'",
  "timezone = 'UTC'",
  "bytea_output = 'hex'",
  'extra_float_digits = 3',
  'statement_timeout = 0',
  'idle_in_transaction_session_timeout = 0',
]

/**
 * Reads a table within a transaction, a page at a time. A row is a line of JSON: an array of the columns' texts. Pages grow and shrink
 * with their rows, because one picture takes as much as a thousand answers.
 */
export async function* readRows(tx: Db, table: Table): AsyncGenerator<string[]> {
  const texts = table.columns.map(({ name }) => sql`${sql.identifier(name)}::text`)
  const line = sql`json_build_array(${sql.join(texts, sql`, `)})::text`
  await tx.execute(sql`declare archived no scroll cursor for select ${line} as line from ${identify(table)}`)
  let next = 1
  for (let page = 1; ; page += 1) {
    if (page % pagesKept === 0) runtime.freeMemory()
    const lines = (await rowsOf<{ line: string }>(tx, sql.raw(`fetch ${next} from archived`))).map((row) => row.line)
    if (lines.length > 0) yield lines
    if (lines.length < next) break
    const length = lines.reduce((sum, one) => sum + one.length, 0)
    next = Math.max(1, Math.min(mostRows, next * 8, Math.floor((next * pageLength) / length)))
  }
  await tx.execute(sql`close archived`)
}

/** Inserts a page of lines. `columns` are those of the lines, in their order; null for one that the table does not have. */
export async function insertRows(tx: Db, table: Table, columns: (string | null)[], lines: string[]): Promise<void> {
  const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]))
  const taken = columns.flatMap((name, at) => (name === null ? [] : [{ name, at, type: typeOf.get(name) ?? 'text' }]))
  const names = taken.map(({ name }) => sql.identifier(name))
  const values = taken.map(({ at, type }) => sql.raw(`(line->>${at})::${type}`))
  await tx.execute(sql`
    insert into ${identify(table)} (${sql.join(names, sql`, `)}) overriding system value
    select ${sql.join(values, sql`, `)} from jsonb_array_elements(${`[${lines.join(',')}]`}::text::jsonb) as line`)
}

/** Returns the table's name with its schema. */
export function identify({ space, name }: Pick<Table, 'space' | 'name'>): SQL {
  return sql`${sql.identifier(space)}.${sql.identifier(name)}`
}
