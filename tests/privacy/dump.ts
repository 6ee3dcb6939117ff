import { sql } from 'drizzle-orm'
import { database } from '../cast/database.ts'

type Row = { schema: string; table: string; text: string }

/** Returns every row of every table in every schema as text, including those of pg-boss and the migrations. */
export async function dump(): Promise<Row[]> {
  const rows: Row[] = []
  for (const { schema, name } of await everyTable()) {
    const texts = await query<{ text: string }>(`select to_jsonb(t)::text as text from "${schema}"."${name}" t`)
    rows.push(...texts.map(({ text }) => ({ schema, table: name, text })))
  }
  return rows
}

/** Returns where any of these words can still be found; empty after an erasure. */
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

/** The drivers return rows in different shapes: postgres.js an array, PGlite an object with `rows`. */
async function query<Found>(text: string): Promise<Found[]> {
  const result = (await database.db.execute(sql.raw(text))) as unknown as Found[] | { rows: Found[] }
  return Array.isArray(result) ? [...result] : result.rows
}
