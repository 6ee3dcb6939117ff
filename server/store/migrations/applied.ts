import { sql } from 'drizzle-orm'
import type { Db } from '../store.ts'

/**
 * Returns when each migration that the database has gone through was written, in milliseconds: none where there is no table of them yet,
 * null where the role may not read it.
 */
export async function readApplied(db: Pick<Db, 'select'>): Promise<number[] | null> {
  // `to_regclass` fails for a role that may not use the schema; the catalogue is everybody's.
  const [table] = await db
    .select({ isReadable: sql<boolean>`has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')` })
    .from(sql`pg_class c join pg_namespace n on n.oid = c.relnamespace`)
    .where(sql`n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'`)
  if (!table) return []
  if (!table.isReadable) return null
  const applied = await db.select({ at: sql`created_at`.mapWith(Number) }).from(sql`drizzle.__drizzle_migrations`)
  return applied.map(({ at }) => at)
}
