import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { openEmbedded } from './database/embedded.ts'
import { openServer } from './database/server.ts'
import type * as schema from './schema.ts'

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

/** A database in use. Both kinds run the same queries and carry the same notices. */
export type Database = {
  db: Db
  /** brings the tables to the newest migration; throws while the database is out of reach */
  migrate(): Promise<void>
  /** tells every server on this database */
  notify(channel: string, payload: string): Promise<void>
  /** `onListen` runs each time the listening (re)starts: notices may have been missed until then */
  listen(channel: string, onNotice: (payload: string) => void, onListen: () => void): Promise<void>
  /** throws when the database is out of reach */
  ping(): Promise<void>
  close(): Promise<void>
}

/** PostgreSQL where a URL is set, else the embedded database in a folder (or in memory, where that is `memory://`). */
export function openDatabase({ url, folder }: { url?: string | undefined; folder: string }): Promise<Database> {
  return url ? openServer(url) : openEmbedded(folder)
}
