import type { Closing, Place } from '../place.ts'
import { databaseOn, type OwnRole, ownedDatabase, sharedCluster } from '../postgres.ts'

/** Defaults of a role and of its database, every one of which could change what a statement means, does or may do. */
const oddDefaults = {
  DateStyle: "'German, DMY'",
  TimeZone: "'Pacific/Chatham'",
  IntervalStyle: "'sql_standard'",
  client_encoding: "'WIN1251'",
  bytea_output: "'escape'",
  extra_float_digits: '-15',
  standard_conforming_strings: 'off',
  search_path: 'junk, pg_temp',
  default_transaction_isolation: "'serializable'",
  default_transaction_read_only: 'on',
  statement_timeout: "'1ms'",
  lock_timeout: "'1ms'",
  idle_in_transaction_session_timeout: "'1ms'",
  idle_session_timeout: "'50ms'",
}

export const roles: Place[] = [
  {
    name: 'unusual defaults of role and database',
    expects: 'games',
    async open({ closing }) {
      const { admin, role, name, place } = await ownedDatabase(closing)
      const lines = Object.entries(oddDefaults).map(([setting, value]) => `set ${setting} = ${value}`)
      await admin(lines.flatMap((line) => [`alter role ${role} ${line}`, `alter database ${name} ${line}`]).join(';'))
      return place
    },
  },
  {
    name: 'a role that may not create',
    expects: /^DATABASE_URL: .*an administrator has to run: .*grant usage, create on schema public to pavel_role/,
    open: async ({ closing }) => (await withoutRights(closing)).place,
  },
  {
    name: 'a role that may not create, schema prepared',
    expects: 'games',
    async open({ closing }) {
      const { admin, role, url, place } = await withoutRights(closing)
      return {
        ...place,
        async before(start) {
          const administrators = start({ DATABASE_URL: url })
          if (!(await administrators.isReady(240))) throw new Error(`the administrator's start: ${administrators.stderr}`)
          await administrators.stop()
          for (const schema of ['public', 'pgboss', 'drizzle'])
            await admin(
              `grant usage on schema ${schema} to ${role}; grant select, insert, update, delete on all tables in schema ${schema} to ${role};` +
                `grant usage on all sequences in schema ${schema} to ${role}`,
            )
        },
      }
    },
  },
]

/** A role in a database of somebody else. */
async function withoutRights(closing: Closing): Promise<OwnRole> {
  const { role } = await ownedDatabase(closing)
  const database = await databaseOn(await sharedCluster(), closing)
  await database.admin('revoke create on schema public from public')
  const own = new URL(database.url)
  own.username = role
  closing.push(() => database.admin(`drop owned by ${role}`))
  return { ...database, role, own, place: { ...database.place, settings: { DATABASE_URL: own.href } } }
}
