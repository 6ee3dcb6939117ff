import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from './embedded-postgres.ts'
import { openServer } from './postgres.ts'
import type { QueueDatabase } from './queue.ts'
import type * as schema from './schema/schema.ts'

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

/** An open database. Both kinds run the same queries and deliver the same notifications. */
export type Database = {
  db: Db
  /** Runs the migrations that are missing. Throws while the database is unreachable. */
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

type Place = { url?: string | undefined; folder: string }

/**
 * Opens PostgreSQL where a URL is set, else the embedded database in `folder`, or in memory when that is `memory://`. Tells the
 * operator where others can read that folder. Throws `FolderInUse` when another process has the embedded database open.
 */
export function openDatabase({ url, folder }: Place, tellOperator: (sentence: string) => void = () => {}): Promise<Database> {
  return url ? openServer(url, migrationsFolder) : openEmbedded(folder, migrationsFolder, tellOperator)
}

/** The folder where drizzle-kit writes the migrations, which both kinds of database run at start. */
const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))
