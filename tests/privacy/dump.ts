import { sql } from 'drizzle-orm'
import { database } from '../cast/database.ts'

type Row = { schema: string; table: string; text: string }

/** Every row of every table of every schema, as text: pg-boss's and the migrations' too. */
export async function dump(): Promise<Row[]> {
  const rows: Row[] = []
  for (const { schema, name } of await everyTable()) {
    const texts = await query<{ text: string }>(`select to_jsonb(t)::text as text from "${schema}"."${name}" t`)
    rows.push(...texts.map(({ text }) => ({ schema, table: name, text })))
  }
  return rows
}

/** Where any of these words is still to be read: none, after an erasure. */
export async function findAll(words: readonly string[]): Promise<string[]> {
  const rows = await dump()
  return words.flatMap((word) =>
    rows.filter(({ text }) => text.includes(word)).map(({ table, text }) => `${word} in ${table}: ${text}`),
  )
}

function everyTable(): Promise<{ schema: string; name: string }[]> {
  return query(`select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`)
}

/** The drivers disagree on how rows are given (web-stack.md §6). */
async function query<Found>(text: string): Promise<Found[]> {
  const result = (await database.db.execute(sql.raw(text))) as unknown as Found[] | { rows: Found[] }
  return Array.isArray(result) ? [...result] : result.rows
}
