import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import type postgres from 'postgres'
import { readApplied } from '../migrations/migrations.ts'
import type { Db } from '../store.ts'
import type { Dressed } from './client.ts'
import { sparingSchemas } from './create-schema.ts'
import { type Asker, requireCreating, requireUsing } from './rights.ts'

/**
 * Runs the migrations that are missing. Where none is, the role needs no right to create anything. Throws `ConfigProblem` with the grants
 * that are missing.
 */
export async function migrateOn(client: Dressed, asker: Asker, migrationsFolder: string): Promise<void> {
  const unsafe: Dressed['unsafe'] = (text, values, options) => client.unsafe(sparingSchemas(text), values, options)
  const db = drizzle({ ...client, unsafe } as postgres.Sql)
  if (await isMigrated(db, migrationsFolder)) return requireUsing(db, asker)
  await requireCreating(db, asker)
  await migrate(db, { migrationsFolder })
}

/** A role that may not read what was migrated is told so, rather than that it may not migrate. */
async function isMigrated(db: Pick<Db, 'select'>, migrationsFolder: string): Promise<boolean> {
  const applied = await readApplied(db)
  const expected = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0
  return applied === null || applied.some((at) => at >= expected)
}
