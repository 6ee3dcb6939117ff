import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { scratchDatabase } from '../run/postgres/database.ts'

type Wanted = { settings?: Record<string, string> }

export type OwnRole = { role: string; database: string; own: string; admin: postgres.Sql }

/**
 * Makes a role and a database that it owns for `use`, and drops both afterwards, with those whose names begin with the database's. `own` is the database's address for the role, `admin` a
 * connection to it of whoever may do everything. `settings` become defaults of both, as SQL writes them.
 */
export async function onDatabaseOf(server: string, { settings = {} }: Wanted, use: (made: OwnRole) => Promise<void>) {
  await scratchDatabase(server, async (url) => {
    const admin = postgres(url, { max: 1, onnotice: () => {} })
    const role = `pavel_role_${randomBytes(6).toString('hex')}`
    const database = new URL(url).pathname.slice(1)
    const own = new URL(url)
    own.username = role
    try {
      await admin.unsafe(`create role ${role} login; alter database ${database} owner to ${role}`)
      const lines = Object.entries(settings).map(([name, value]) => `set ${name} = ${value}`)
      for (const whose of [`role ${role}`, `database ${database}`])
        for (const line of lines) await admin.unsafe(`alter ${whose} ${line}`)
      await use({ role, database, own: own.href, admin })
    } finally {
      await admin.end({ timeout: 1 })
      const other = postgres(server, { max: 1, onnotice: () => {} })
      const made = await other`select datname as name from pg_database where starts_with(datname, ${database})`
      for (const { name } of made) await other`drop database ${other(String(name))} with (force)`
      await other.unsafe(`drop role if exists ${role}`).finally(() => other.end({ timeout: 1 }))
    }
  })
}
