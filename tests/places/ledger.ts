import { PGlite } from '@electric-sql/pglite'
import postgres from 'postgres'

/** What was answered with 2xx, each as one line; `held` has the same lines from the database. */
export type Accepted = { visits: string[]; typed: string[]; events: string[]; codes: string[] }

export type Held = Accepted

type Query = (text: string) => Promise<{ line: string }[]>

const queries: Record<keyof Held, string> = {
  visits: 'select phone as line from visits',
  typed: `select v.phone || ' ' || e.text as line from entries e join visits v on v.id = e.visit_id where e.via = 'typed'`,
  events: `select call_id || ' ' || seq as line from events`,
  codes: `select phone || ' ' || points || ' ' || code as line from participants where finished_at is not null and code is not null`,
}

/** Whatever the database has as defaults for sessions. */
const usualSession: Record<string, string> = {
  application_name: 'administrator',
  search_path: 'public',
  default_transaction_read_only: 'off',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  idle_session_timeout: '0',
}

/** Runs a statement past everything that stands before a database of PostgreSQL: `url` is an administrator's. */
export async function runOn<Row>(url: string, statement: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: usualSession })
  const rows = await sql.unsafe(statement).finally(() => sql.end({ timeout: 1 }))
  return [...rows] as never
}

/** Reads a database of PostgreSQL. `url` is an administrator's. */
export const heldOn = (url: string): Promise<Held> => read((text) => runOn(url, text))

/** Reads an embedded database, which no server may have open. */
export async function heldIn(folder: string): Promise<Held> {
  const database = await PGlite.create(folder)
  return read(async (text) => (await database.query<{ line: string }>(text)).rows).finally(() => database.close())
}

async function read(query: Query): Promise<Held> {
  const lines = async (name: keyof Held) => (await query(queries[name])).map(({ line }) => line)
  return {
    visits: await lines('visits'),
    typed: await lines('typed'),
    events: await lines('events'),
    codes: await lines('codes'),
  }
}

/** Returns what was accepted and is not there, as one line each. */
export function lostFrom(accepted: Accepted, held: Held): string[] {
  return (Object.keys(queries) as (keyof Held)[]).flatMap((kind) => {
    const there = new Set(held[kind])
    return accepted[kind].filter((line) => !there.has(line)).map((line) => `${kind}: ${line}`)
  })
}
