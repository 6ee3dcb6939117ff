import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { ConfigProblem } from '../../config.ts'
import * as schema from '../schema/schema.ts'
import type { Db } from '../store.ts'
import { quoted } from './quoted.ts'

/** A role on a database, and the setting that names both. */
export type Asker = { setting: string; role: string; database: string }

const ours = Object.values(schema)
  .filter((value) => is(value, PgTable))
  .map(getTableName)

/** Throws `ConfigProblem` with the grants that the role lacks to play on tables that are there. */
export async function requireUsing(db: Pick<Db, 'execute'>, asker: Asker): Promise<void> {
  const rows = await db.execute<{ space: string; isEntered: boolean; isUsed: boolean }>(sql`
    select n.nspname as space, has_schema_privilege(n.oid, 'usage') as "isEntered",
      coalesce(bool_and(has_table_privilege(c.oid, 'select') and (n.nspname = 'drizzle' or has_table_privilege(c.oid, 'insert')
        and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete'))), true) as "isUsed"
    from pg_namespace n left join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p')
      and (n.nspname <> 'public' or c.relname in ${ours})
    where n.nspname in ('public', 'drizzle', 'pgboss') group by n.oid, n.nspname order by n.nspname
  `)
  const found = [...(rows as Iterable<{ space: string; isEntered: boolean; isUsed: boolean }>)]
  const list = (all: typeof found) => all.map(({ space }) => space).join(', ')
  const closed = found.filter(({ isEntered }) => !isEntered)
  const unused = found.filter(({ isUsed }) => !isUsed)
  const [read, written] = [unused.filter(({ space }) => space === 'drizzle'), unused.filter(({ space }) => space !== 'drizzle')]
  requireNone(asker, 'use the tables that are there', [
    ...(closed.length > 0 ? [`usage on schema ${list(closed)}`] : []),
    ...(written.length > 0 ? [`select, insert, update, delete on all tables in schema ${list(written)}`] : []),
    ...(read.length > 0 ? [`select on all tables in schema ${list(read)}`] : []),
  ])
}

/** Throws `ConfigProblem` with what the role lacks to create and change tables. */
export async function requireCreating(db: Pick<Db, 'execute'>, asker: Asker): Promise<void> {
  const [row] = (await db.execute<Creating>(sql`
    select has_schema_privilege('public', 'create') and has_schema_privilege('public', 'usage') as "mayCreate",
      has_database_privilege(current_database(), 'create') or (select count(*) = 2 from pg_namespace
        where nspname in ('drizzle', 'pgboss') and has_schema_privilege(oid, 'create')) as "mayAddSchemas",
      (select pg_get_userbyid(c.relowner) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relname in ${ours} and not pg_has_role(c.relowner, 'usage') limit 1) as owner
  `)) as unknown as Creating[]
  requireNone(asker, 'create and change tables', [
    ...(row?.mayCreate ? [] : ['usage, create on schema public']),
    ...(row?.mayAddSchemas ? [] : [`create on database ${quoted(asker.database)}`]),
    ...(row?.owner ? [quoted(row.owner)] : []),
  ])
}

type Creating = { mayCreate: boolean; mayAddSchemas: boolean; owner: string | null }

/** What PostgreSQL has refused to a role that was to create the tables of the queue. */
export function queueRefused({ setting, role, database }: Asker): ConfigProblem {
  return new ConfigProblem(
    `${setting}: expected a role that may create and use the tables of the queue, found ${role} without these rights; an administrator ` +
      `has to run: grant create on database ${quoted(database)} to ${quoted(role)}`,
  )
}

function requireNone({ setting, role }: Asker, purpose: string, missing: string[]): void {
  if (missing.length === 0) return
  const grants = missing.map((right) => `grant ${right} to ${quoted(role)}`).join('; ')
  throw new ConfigProblem(
    `${setting}: expected a role that may ${purpose}, found ${role} without these rights; an administrator has to run: ${grants}`,
  )
}
