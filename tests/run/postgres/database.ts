import { randomBytes } from 'node:crypto'
import postgres from 'postgres'

/**
 * Creates a database on this server for `use`, then drops it together with the databases that tests created beside it: their
 * names begin with its name.
 */
export async function scratchDatabase<Result>(server: string, use: (url: string) => Promise<Result>): Promise<Result> {
  const name = `pavel_test_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await on(server, (sql) => create(sql, name))
  return use(withoutWaiting(url.href)).finally(() => on(server, (sql) => dropAll(sql, name)))
}

/** Creates the database that `url` names, unless it exists, on the server of `beside`. */
export async function createDatabase(url: string, beside: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await on(beside, async (sql) => {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`
    if (!found) await create(sql, name)
  })
}

/**
 * Returns the address so that commits do not wait for the disk, which Pavel leaves to nobody else than its address: no test that uses these
 * databases ends PostgreSQL itself.
 */
export function withoutWaiting(address: string): string {
  const url = new URL(address)
  url.searchParams.set('options', '-csynchronous_commit=off')
  return url.href
}

/** Commits of other programs than Pavel do not wait for the disk either. */
async function create(sql: postgres.Sql, name: string): Promise<void> {
  await sql`create database ${sql(name)}`
  await sql`alter database ${sql(name)} set synchronous_commit to off`
}

async function dropAll(sql: postgres.Sql, prefix: string): Promise<void> {
  const databases = await sql<{ name: string }[]>`select datname as name from pg_database where starts_with(datname, ${prefix})`
  for (const { name } of databases) await sql`drop database ${sql(name)} with (force)`
}

async function on<Result>(server: string, act: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(server, { max: 1, connect_timeout: 3, onnotice: () => undefined })
  return act(sql).finally(() => sql.end({ timeout: 1 }))
}
