import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from './embedded/embedded.ts'
import { refuseUnknownSchema } from './migrations/migrations.ts'
import { openServer } from './postgres/postgres.ts'
import type { QueueDatabase } from './queue.ts'
import type * as schema from './schema/schema.ts'
import { rewriteFiles, vacuumTables } from './scrub.ts'

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

/** An open database. Both kinds run the same queries and deliver the same notifications. */
export type Database = {
  db: Db
  /**
   * Runs the migrations that are missing. Throws while the database is unreachable, and `ConfigProblem` where a newer version has
   * migrated it.
   */
  migrate(): Promise<void>
  /**
   * Runs `act` while no other server on this database does the same. For creating tables, which two servers must not do at once.
   */
  withMigrationLock<Result>(act: () => Promise<Result>): Promise<Result>
  /**
   * Listens on a channel. `onListen` runs each time listening starts or restarts; notifications before that may have been missed.
   */
  listen(channel: string, onNotification: (payload: string) => void, onListen: () => void): Promise<Channel>
  /** the same connections, as the queue uses them */
  queue: QueueDatabase
  /** Returns the database's own time. Throws when the database is unreachable. */
  time(): Promise<Date>
  /**
   * Removes what deleted and changed rows have left in the database's files: all of it on the embedded database, what a role can
   * remove on PostgreSQL.
   */
  scrub(): Promise<void>
  close(): Promise<void>
}

/** `notify` notifies every server that listens. `renew` switches to a new connection, for when the old one only looks open. */
export type Channel = { notify(payload: string): Promise<void>; renew(): void; close(): Promise<void> }

type Place = {
  url?: string | undefined
  /** the way past a pooler in transaction mode */
  directUrl?: string | undefined
  folder: string
  /** what PostgreSQL calls its connections: `pavel`, or `pavel` and the name of a command */
  program?: string
  /** how long to wait for another process that has the folder open */
  patienceMs?: number
}

/**
 * Opens PostgreSQL where a URL is set, else the embedded database in `folder`, or in memory when that is `memory://`. Tells the operator
 * what could not be done as the settings say. Throws `FolderInUse` when another process has the embedded database open, `ConfigProblem`
 * when what is at the URL cannot be used, and an error that `isOutOfReach` knows while nothing answers there.
 */
export async function openDatabase(place: Place, tellOperator: (sentence: string) => void = () => {}): Promise<Database> {
  const { url, directUrl, folder, program = 'pavel', patienceMs = 0 } = place
  const database = await (url
    ? openServer({ url, directUrl, program, migrationsFolder, scrub: vacuumTables, tellOperator })
    : openEmbedded({ folder, migrationsFolder, patienceMs, scrub: rewriteFiles, tellOperator }))
  const refuseUnknown = () => refuseUnknownSchema(database.db, { migrationsFolder, setting: url ? 'DATABASE_URL' : 'DATA_DIR' })
  return {
    ...database,
    async migrate() {
      await refuseUnknown()
      await database.migrate()
      // A newer version may have migrated it while this one waited for the lock.
      await refuseUnknown()
    },
  }
}

/** The folder where drizzle-kit writes the migrations, which both kinds of database run at start. */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))
