import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import * as texts from '../../../views/texts/archive.ts'
import { readApplied } from '../migrations/migrations.ts'
import { type Db, migrationsFolder } from '../store.ts'
import { ArchiveProblem } from './problem.ts'

/** A schema version is the time that the last of its migrations was made, in milliseconds; 0 before the first. */
export type SchemaVersion = number

let read: MigrationMeta[] | undefined
const migrations = () => (read ??= readMigrationFiles({ migrationsFolder }))

/** Returns the version that this program migrates to. */
export function newestVersion(): SchemaVersion {
  return migrations().at(-1)?.folderMillis ?? 0
}

/** Returns whether a migration of this program leads to this version. */
export function isKnownVersion(version: SchemaVersion): boolean {
  return version === 0 || migrations().some(({ folderMillis }) => folderMillis === version)
}

/** Returns the names of all tables that a migration ever created. */
export function ourTables(): string[] {
  return namesIn(/\bcreate table (?:if not exists )?"(\w+)"/gi)
}

/** Reads which version the database has. Throws `ArchiveProblem` where the role may not read it. */
export async function readVersion(db: Db): Promise<SchemaVersion> {
  const applied = await readApplied(db)
  if (applied === null) throw new ArchiveProblem(texts.mayNotRead)
  return Math.max(0, ...applied)
}

/**
 * Runs the migrations from the database's version up to `version`. Drizzle's own migrator opens a transaction of its own, and the rows
 * have to come between two migrations of one transaction.
 */
export async function migrateTo(tx: Db, version: SchemaVersion): Promise<void> {
  const reached = await readVersion(tx)
  const missing = migrations().filter(({ folderMillis }) => folderMillis > reached && folderMillis <= version)
  if (missing.length === 0) return
  await tx.execute(sql`create schema if not exists drizzle`)
  await tx.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  )
  for (const { sql: statements, hash, folderMillis } of missing) {
    for (const statement of statements) await tx.execute(sql.raw(statement))
    await tx.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis}::bigint)`)
  }
}

/** Takes the game's tables and types away, as if no migration had run. */
export async function dropAll(tx: Db): Promise<void> {
  if ((await readVersion(tx)) === 0) return
  for (const name of ourTables()) await tx.execute(sql`drop table if exists ${sql.identifier(name)} cascade`)
  for (const name of namesIn(/\bcreate type "public"\."(\w+)"/gi))
    await tx.execute(sql`drop type if exists ${sql.identifier(name)}`)
  await tx.execute(sql`delete from drizzle.__drizzle_migrations`)
}

function namesIn(pattern: RegExp): string[] {
  const statements = migrations().flatMap((migration) => migration.sql)
  return [...new Set(statements.flatMap((statement) => [...statement.matchAll(pattern)].map(([, name = '']) => name)))]
}
