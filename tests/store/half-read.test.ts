import { afterEach, expect, test } from 'bun:test'
import postgres from 'postgres'
import { url } from '../cast/database.ts'

// The embedded database has no connections.
const testOnPostgres = test.if(url !== undefined)

/** Each has a single connection, so that the next query runs on the same one or on its replacement. */
const connections: postgres.Sql[] = []

afterEach(async () => {
  await Promise.all(connections.splice(0).map((sql) => sql.end({ timeout: 1 })))
})

function connect(): postgres.Sql {
  const sql = postgres(url ?? '', { max: 1, backoff: () => 0.1, onnotice: () => {} })
  connections.push(sql)
  return sql
}

const probe = (sql: postgres.Sql) => sql`select ${7}::int as answer`

testOnPostgres('rows read before a query failed do not appear in the next query’s result', async () => {
  const sql = connect()
  await expect(sql`select 1 / (3 - number) as share from generate_series(1, 3) number`.execute()).rejects.toThrow(
    'division by zero',
  )
  expect([...(await probe(sql))]).toEqual([{ answer: 7 }])
})

testOnPostgres('nor do rows or the error of a query whose connection was lost', async () => {
  const [sql, operator] = [connect(), connect()]
  const [connection] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  const asked = sql`select number from generate_series(1, 3) number where number < 3 or pg_sleep(30) is null`.catch(
    (error: unknown) => error,
  )
  await sleeps(operator, connection?.pid ?? 0)
  await operator`select pg_terminate_backend(${connection?.pid ?? 0})`
  expect(await asked).toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect([...(await probe(sql))]).toEqual([{ answer: 7 }])
})

async function sleeps(operator: postgres.Sql, pid: number): Promise<void> {
  const [found] = await operator`select 1 from pg_stat_activity where pid = ${pid} and wait_event = 'PgSleep'`
  if (!found) await sleeps(operator, pid)
}
