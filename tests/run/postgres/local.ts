import { userInfo } from 'node:os'
import postgres from 'postgres'

const users = new Set([userInfo().username, 'postgres', 'root'])

/** Returns the URL of a server on this machine that lets us create a database without a password; `null` when there is none. */
export async function localServer(): Promise<string | null> {
  for (const user of users) {
    const url = `postgres://${user}@127.0.0.1:5432/postgres`
    if (await letsCreate(postgres(url, quickly))) return url
  }
  for (const user of users) {
    for (const folder of ['/var/run/postgresql', '/tmp']) {
      if (await letsCreate(postgres({ ...quickly, host: folder, user, database: 'postgres' }))) return behindSocket(folder, user)
    }
  }
  return null
}

const quickly = { max: 1, connect_timeout: 2, onnotice: () => undefined }

async function letsCreate(sql: postgres.Sql): Promise<boolean> {
  const asked = sql`select rolcreatedb or rolsuper as allowed from pg_roles where rolname = current_user`
  const rows = await asked.catch(() => []).finally(() => sql.end({ timeout: 1 }))
  return rows[0]?.allowed === true
}

// A URL cannot name a socket's folder. The driver takes what the URL leaves out from the environment, which child processes
// inherit.
function behindSocket(folder: string, user: string): string {
  Object.assign(process.env, { PGHOST: folder, PGUSER: user })
  return 'postgres:///postgres'
}
