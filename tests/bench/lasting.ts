import postgres from 'postgres'
import { createDatabase } from '../run/postgres/database.ts'

/**
 * Creates a database beside another one, with which it is dropped, and returns its URL. Commits there wait for the disk, as in
 * production and unlike in the tests.
 */
export async function createLasting(beside: string, suffix: string): Promise<string> {
  const url = `${beside}_${suffix}`
  await createDatabase(url, beside)
  const sql = postgres(url, { max: 1 })
  await sql`alter database ${sql(new URL(url).pathname.slice(1))} reset synchronous_commit`
  await sql.end()
  return url
}
