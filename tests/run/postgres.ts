import { scratchDatabase } from './postgres/database.ts'
import { embeddedServer } from './postgres/embedded.ts'
import { localServer } from './postgres/local.ts'

/** Lends a database: the one named by TEST_DATABASE_URL, else a new one on a local server, else one on a server of our own. */
export async function withPostgres<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return use(given)
  const local = await localServer()
  if (local) return scratchDatabase(local, use)
  const own = await embeddedServer()
  return scratchDatabase(own.url, use).finally(own.stop)
}
