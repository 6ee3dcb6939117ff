import { readMigrationFiles } from 'drizzle-orm/migrator'
import { ConfigProblem } from '../../config.ts'
import type { Db } from '../store.ts'
import { readApplied } from './applied.ts'

/** Where the migrations are, and the setting that an operator named the database with. */
type Known = { migrationsFolder: string; setting: 'DATABASE_URL' | 'DATA_DIR' }

/**
 * Throws `ConfigProblem` where the database has been changed by migrations that this version does not come with: it would read and
 * write tables whose meaning it does not know.
 */
export async function refuseUnknownSchema(db: Db, { migrationsFolder, setting }: Known): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis)
  // A role that may not read which there are is told so by what migrates.
  const applied = (await readApplied(db)) ?? []
  const unknown = applied.filter((at) => !known.includes(at))
  if (unknown.length === 0) return
  throw new ConfigProblem(
    `${setting}: expected a database that this version knows, made by migrations until ${asMoment(Math.max(...known))}, found one that ` +
      `a newer version has changed by a migration of ${asMoment(Math.max(...unknown))}; start that version or a later one, or go back to ` +
      'the backup that was made before the update',
  )
}

const asMoment = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
