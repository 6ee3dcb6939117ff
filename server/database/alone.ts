import type postgres from 'postgres'

/** Any number that all servers agree on. */
const key = 7_283_500

/** Servers that start together wait for one another here. The lock of one that dies goes with its connection. */
export async function aloneOn<Result>(client: postgres.Sql, act: () => Promise<Result>): Promise<Result> {
  const connection = await client.reserve()
  try {
    await connection`select pg_advisory_lock(${key})`
    return await act().finally(() => connection`select pg_advisory_unlock(${key})`.catch(() => {}))
  } finally {
    connection.release()
  }
}
