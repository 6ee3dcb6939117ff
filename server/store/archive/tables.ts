import { sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { ourTables } from './migrations.ts'
import { rowsOf } from './rows.ts'

/** A table as the database has it. `space` is its schema; types are written as PostgreSQL does. */
export type Table = { space: string; name: string; columns: { name: string; type: string }[] }

/** The game's tables, and those of pg-boss that hold work: not what its instances note about themselves. */
export type Part = 'game' | 'queue'

const queueSpace = 'pgboss'
const queueTables = ['queue', 'job', 'job_dependency', 'schedule', 'subscription']

/** Returns the tables of a part that exist. A table comes after those that its rows point to. */
export async function readTables(db: Db, part: Part): Promise<Table[]> {
  const names = part === 'game' ? ourTables() : queueTables
  const space = part === 'game' ? sql`current_schema()` : sql`${queueSpace}`
  const found = await rowsOf<{ space: string; name: string; columns: string; parents: string }>(
    db,
    sql`select n.nspname as space, c.relname as name, ${columnsOfTable}::text as columns, ${parentsOfTable}::text as parents
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${space} and c.relkind in ('r', 'p') and c.relname in ${names} order by c.relname`,
  )
  return parentsFirst(
    found.map(({ columns, parents, ...table }) => ({
      ...table,
      columns: JSON.parse(columns) as Table['columns'],
      parents: JSON.parse(parents) as string[],
    })),
  )
}

const columnsOfTable = sql`(
  select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
  from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')`

/** pg-boss gives its foreign keys to the partitions of a table, and not to the table. */
const parentsOfTable = sql`(
  select coalesce(json_agg(parent.relname), '[]')
  from pg_constraint k join pg_class parent on parent.oid = k.confrelid
  where k.contype = 'f' and k.confrelid <> c.oid
    and (k.conrelid = c.oid or k.conrelid in (select i.inhrelid from pg_inherits i where i.inhparent = c.oid)))`

function parentsFirst(unordered: (Table & { parents: string[] })[]): Table[] {
  const next = unordered.find(({ parents }) => !unordered.some(({ name }) => parents.includes(name)))
  if (!next) return unordered
  const { parents: _, ...table } = next
  return [table, ...parentsFirst(unordered.filter((other) => other !== next))]
}

/** Where the identities of the game's tables go on, by table and column. */
export type Identities = Record<string, number>

/** Reads the next number of every identity. */
export async function readIdentities(db: Db, tables: Table[]): Promise<Identities> {
  const identities: Identities = {}
  for (const { key, sequence } of await findSequences(db, tables)) {
    const next = sql`(last_value + case when is_called then 1 else 0 end)::text as next`
    const [found] = await rowsOf<{ next: string }>(db, sql`select ${next} from ${sql.raw(sequence)}`)
    if (found) identities[key] = Number(found.next)
  }
  return identities
}

/** Lets every identity go on where it was. One that is not named goes on as the table has it. */
export async function setIdentities(tx: Db, tables: Table[], identities: Identities): Promise<void> {
  for (const { key, sequence } of await findSequences(tx, tables)) {
    const next = identities[key]
    if (next !== undefined) await tx.execute(sql`select setval(${sequence}::text::regclass, ${next}::bigint, false)`)
  }
}

function findSequences(db: Db, tables: Table[]): Promise<{ key: string; sequence: string }[]> {
  return rowsOf(
    db,
    sql`select c.relname || '.' || a.attname as key, pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema() and a.attidentity <> '' and c.relname in ${tables.map(({ name }) => name)}`,
  )
}
