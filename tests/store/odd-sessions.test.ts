import { afterEach, expect, test } from 'bun:test'
import { type Database, openDatabase } from '../../server/store/database.ts'
import { url } from '../cast/database.ts'
import { type Pooler, poolerBefore } from '../run/pgbouncer.ts'
import { onDatabaseOf } from './own-role.ts'
import { playsWholeGame } from './whole-game.ts'

const testOnPostgres = test.if(url !== undefined)
const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

/** Every default that could change what a statement means, does or may do. */
const oddSettings = {
  DateStyle: "'German, DMY'",
  TimeZone: "'Pacific/Chatham'",
  IntervalStyle: "'sql_standard'",
  client_encoding: "'WIN1251'",
  bytea_output: "'escape'",
  extra_float_digits: '-15',
  standard_conforming_strings: 'off',
  backslash_quote: 'off',
  array_nulls: 'off',
  transform_null_equals: 'on',
  search_path: 'junk, pg_temp',
  default_transaction_isolation: "'serializable'",
  default_transaction_read_only: 'on',
  default_transaction_deferrable: 'on',
  statement_timeout: "'1ms'",
  lock_timeout: "'1ms'",
  idle_in_transaction_session_timeout: "'1ms'",
  idle_session_timeout: "'50ms'",
  exit_on_error: 'on',
  row_security: 'off',
  synchronous_commit: 'off',
  default_table_access_method: "'heap'",
}

/** Those that end sessions or transactions before Pavel can say a word in them: a pooler keeps its own sessions, with what they have. */
const endingSessions = {
  statement_timeout: "'200ms'",
  idle_in_transaction_session_timeout: "'1s'",
  idle_session_timeout: "'1min'",
}

async function opens(address: string, directUrl?: string): Promise<Database> {
  const database = await openDatabase({ url: address, directUrl, folder: '' })
  open.push(database)
  await database.migrate()
  return database
}

async function before(...settings: Parameters<typeof poolerBefore>): Promise<Pooler> {
  const pooler = await poolerBefore(...settings)
  open.push(pooler)
  return pooler
}

testOnPostgres('whatever a role and a database have as defaults for sessions, a whole game is played', async () => {
  await onDatabaseOf(url ?? '', { settings: oddSettings }, async ({ own }) => {
    const database = await opens(own)
    expect(await playsWholeGame(database)).toEqual({ reported: [], hasCode: true })
    await open.pop()?.close()
  })
})

for (const mode of ['session', 'transaction'] as const)
  testOnPostgres(`behind a pooler in ${mode} mode, a whole game is played, whatever the defaults are`, async () => {
    await onDatabaseOf(url ?? '', { settings: { ...oddSettings, ...endingSessions } }, async ({ own }) => {
      const pooler = await before(own, mode)
      const database = await opens(pooler.url, mode === 'transaction' ? own : undefined)
      expect(await playsWholeGame(database)).toEqual({ reported: [], hasCode: true })
      for (const one of open.splice(0).reverse()) await one.close()
    })
  })

testOnPostgres(
  'a pooler that lends sessions out needs the address of PostgreSQL beside it, and not that of another database',
  async () => {
    await onDatabaseOf(url ?? '', {}, async ({ own }) => {
      const pooler = await before(own, 'transaction')
      const opening = (directUrl?: string) => openDatabase({ url: pooler.url, directUrl, folder: '' })
      await expect(opening()).rejects.toThrow(/^DATABASE_DIRECT_URL: expected the address of PostgreSQL itself, .* found nothing/)
      await expect(opening(pooler.url)).rejects.toThrow(
        /^DATABASE_DIRECT_URL: expected .*, found another pooler in transaction mode/,
      )
      await expect(opening(url)).rejects.toThrow(/^DATABASE_DIRECT_URL: expected another way into .*, found another database/)
      await open.pop()?.close()
    })
  },
)

testOnPostgres('a pooler in statement mode is refused', async () => {
  await onDatabaseOf(url ?? '', {}, async ({ own }) => {
    const pooler = await before(own, 'statement')
    const opening = openDatabase({ url: pooler.url, directUrl: own, folder: '' })
    await expect(opening).rejects.toThrow(
      /^DATABASE_URL: expected a pooler in transaction or session mode, found one in statement mode/,
    )
    await open.pop()?.close()
  })
})

testOnPostgres('commits wait for the disk, unless the address says otherwise', async () => {
  await onDatabaseOf(url ?? '', { settings: { synchronous_commit: 'off' } }, async ({ own }) => {
    const waiting = new URL(own)
    waiting.search = ''
    const inForce = async (address: string) => {
      const database = await openDatabase({ url: address, folder: '' })
      open.push(database)
      const [row] = [...((await database.db.execute('show synchronous_commit')) as unknown as { synchronous_commit: string }[])]
      return row?.synchronous_commit
    }
    expect([await inForce(waiting.href), await inForce(own)]).toEqual(['on', 'off'])
    for (const one of open.splice(0).reverse()) await one.close()
  })
})

testOnPostgres('a pooler that takes every setting at the beginning and drops it is known for one', async () => {
  await onDatabaseOf(url ?? '', { settings: { default_transaction_read_only: 'on' } }, async ({ own }) => {
    const names = Object.keys(oddSettings).filter((name) => name !== 'client_encoding')
    const pooler = await before(own, 'session', { ignore_startup_parameters: names.join(','), server_round_robin: '1' })
    const database = await opens(pooler.url)
    expect(await database.time()).toBeInstanceOf(Date)
    for (const one of open.splice(0).reverse()) await one.close()
  })
})
