import { scratchDatabase } from './postgres/database.ts'
import { embeddedServer } from './postgres/embedded.ts'
import { localServer } from './postgres/local.ts'

/**
 * Calls `use` with the URL of a new database and drops it afterwards. The database is on the server named by TEST_DATABASE_URL,
 * else on a local one, else on an embedded one.
 */
export async function withPostgres<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  const server = process.env.TEST_DATABASE_URL ?? (await localServer())
  if (server) return scratchDatabase(server, use)
  const own = await embeddedServer()
  return scratchDatabase(own.url, use).finally(own.stop)
}
