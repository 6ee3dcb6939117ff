import { randomBytes } from 'node:crypto'
import postgres from 'postgres'

/** Lends a new database on this server, and drops it. */
export async function scratchDatabase<Result>(server: string, use: (url: string) => Promise<Result>): Promise<Result> {
  const name = `pavel_test_${randomBytes(6).toString('hex')}`
  await execute(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return use(url.href).finally(() => execute(server, `drop database ${name} with (force)`))
}

async function execute(server: string, statement: string) {
  const sql = postgres(server, { max: 1, connect_timeout: 3, onnotice: () => undefined })
  await sql.unsafe(statement).finally(() => sql.end({ timeout: 1 }))
}
