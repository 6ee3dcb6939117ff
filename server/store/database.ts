import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from './embedded.ts'
import { openServer } from './postgres.ts'
import type { QueueDatabase } from './queue.ts'
import type * as schema from './schema/schema.ts'

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

/** A database in use. Both kinds run the same queries and carry the same notices. */
export type Database = {
  db: Db
  /** brings the tables to the newest migration; throws while the database is out of reach */
  migrate(): Promise<void>
  /** while no other server on this database does anything of the kind: what tables are made by must not run twice at once */
  alone<Result>(act: () => Promise<Result>): Promise<Result>
  /** `onListen` runs each time the listening (re)starts: notices may have been missed until then */
  listen(channel: string, onNotice: (payload: string) => void, onListen: () => void): Promise<Channel>
  /** the same connection, as the queue uses it */
  queue: QueueDatabase
  /** the database's own time; throws when it is out of reach */
  time(): Promise<Date>
  close(): Promise<void>
}

/** `notify` tells every server that listens; `renew` goes over to a new connection, where the old one only looks open. */
export type Channel = { notify(payload: string): Promise<void>; renew(): void; close(): Promise<void> }

/** PostgreSQL where a URL is set, else the embedded database in a folder (or in memory, where that is `memory://`). */
export function openDatabase({ url, folder }: { url?: string | undefined; folder: string }): Promise<Database> {
  return url ? openServer(url, migrationsFolder) : openEmbedded(folder, migrationsFolder)
}

/** Where drizzle-kit writes the migrations that both kinds of database run at start. */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))
