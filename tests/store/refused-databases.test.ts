import { afterEach, expect, test } from 'bun:test'
import { createServer, type Server } from 'node:net'
import { openDatabase } from '../../server/store/database.ts'
import { openQueue } from '../../server/store/queue.ts'
import { url } from '../cast/database.ts'
import { freePort } from '../run/port.ts'
import { onDatabaseOf } from './own-role.ts'
import { playsWholeGame } from './whole-game.ts'

const testOnPostgres = test.if(url !== undefined)
const servers: Server[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** Opens and migrates the database at this address, and returns the words with which that is refused or put off. */
async function wordsAt(address: string): Promise<string> {
  const found = await openDatabase({ url: address, folder: '' }).catch((error: Error) => error)
  if (found instanceof Error) return found.message
  const failure = await found.migrate().catch((error: Error) => error)
  await found.close()
  return failure?.message ?? 'it is fine'
}

function changed(address: string, change: (url: URL) => void): string {
  const url = new URL(address)
  change(url)
  return url.href
}

/** Returns the address of a server that is no PostgreSQL: it says this when somebody connects, or when they say something. */
async function listens(says: { atOnce?: string; whenAsked?: string }): Promise<string> {
  const port = await freePort()
  const server = createServer((socket) => {
    socket.on('error', () => {})
    if (says.atOnce) socket.end(says.atOnce)
    socket.on('data', () => says.whenAsked && socket.end(says.whenAsked))
    socket.on('end', () => socket.end())
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return `postgres://pavel@127.0.0.1:${port}/pavel?connect_timeout=1`
}

test('what listens and is no PostgreSQL is refused as such', async () => {
  const sentence = /^DATABASE_URL: expected PostgreSQL at 127.0.0.1:\d+, found a server of another kind$/
  expect(await wordsAt(await listens({ whenAsked: 'HTTP/1.1 400 Bad Request\r\n\r\n' }))).toMatch(sentence)
  expect(await wordsAt(await listens({ atOnce: 'J\0\0\0\n8.0.36\0' }))).toMatch(sentence)
})

test('what says nothing, and what is not there, may come yet', async () => {
  expect(await wordsAt(await listens({}))).toMatch(
    /^DATABASE_URL: no PostgreSQL answers at 127.0.0.1:\d+ \(something listens and says/,
  )
  expect(await wordsAt(`postgres://pavel@127.0.0.1:${await freePort()}/pavel`)).toMatch(
    /no database answers at .* \(ECONNREFUSED\)/,
  )
  expect(await wordsAt('postgres://pavel@/pavel?host=/no/such/folder')).toMatch(/at \/no\/such\/folder\/.s.PGSQL.5432 \(ENOENT\)/)
  expect(await wordsAt('postgres://pavel@no-such-host.invalid/pavel')).toMatch(
    /the address of no-such-host.invalid cannot be found/,
  )
})

testOnPostgres('a database, a role or TLS that is not there is refused with what to do', async () => {
  const here = url ?? ''
  expect(await wordsAt(changed(here, (one) => (one.pathname = '/no_such_database')))).toMatch(
    /expected a database that exists, found none with the name no_such_database at .*: create database no_such_database owner /,
  )
  expect(await wordsAt(changed(here, (one) => (one.pathname = '/No%22Such')))).toContain('create database "No""Such" owner ')
  expect(await wordsAt(changed(here, (one) => (one.username = 'no_such_role')))).toMatch(
    /lets no_such_role into .*«.*no_such_role.*»/,
  )
  expect(await wordsAt(changed(here, (one) => one.searchParams.set('options', '-cno_such=1')))).toMatch(
    /expected parameters that the server at .* takes, found some that it refuses: «.*no_such/,
  )
})

testOnPostgres('a database that cannot keep every text, and one with too few connections, are refused', async () => {
  await onDatabaseOf(url ?? '', {}, async ({ own, role, database, admin }) => {
    const latin = `${database}_latin`
    await admin.unsafe(`create database ${latin} owner ${role} encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0`)
    expect(await wordsAt(changed(own, (one) => (one.pathname = `/${latin}`)))).toMatch(
      /expected a database that keeps texts as UTF8, found \w+_latin with LATIN1 at .*create database pavel owner /,
    )
    await admin.unsafe(`alter role ${role} connection limit 3`)
    expect(await wordsAt(own)).toMatch(/may open 6 connections or more, found a limit of 3 for .*connection limit -1$/)
    await admin.unsafe(`alter role ${role} connection limit -1; alter role ${role} set session_replication_role = replica`)
    expect(await wordsAt(own)).toMatch(/found session_replication_role = replica for .*reset session_replication_role$/)
  })
})

testOnPostgres('a role is told which rights it lacks, and with them it plays on what an administrator has prepared', async () => {
  await onDatabaseOf(url ?? '', {}, async ({ own, role, database, admin }) => {
    await admin.unsafe(`alter database ${database} owner to ${admin.options.user}; revoke create on schema public from public`)
    expect(await wordsAt(own)).toMatch(
      /may create and change tables, found .*grant usage, create on schema public to \w+; grant create on/,
    )
    const administrator = await openDatabase({
      url: changed(own, (one) => (one.username = admin.options.user ?? '')),
      folder: '',
    })
    await administrator.migrate()
    const queue = await administrator.withMigrationLock(() => openQueue(administrator.queue, () => {}))
    await queue.stop()
    await administrator.close()
    const words = await wordsAt(own)
    expect(words).toMatch(
      /may use the tables that are there, found .*grant usage on schema drizzle, pgboss to .*; grant select, insert/,
    )
    await admin.unsafe(words.split('has to run: ')[1] ?? '')
    const restricted = await openDatabase({ url: own, folder: '' })
    await restricted.migrate()
    expect(await playsWholeGame(restricted)).toEqual({ reported: [], hasCode: true })
    await restricted.close()
    await admin.unsafe(`drop owned by ${role}`)
  })
})

testOnPostgres('a role may migrate with schemas that were made for it, without a right to make others', async () => {
  await onDatabaseOf(url ?? '', {}, async ({ own, role, database, admin }) => {
    await admin.unsafe(
      `alter database ${database} owner to ${admin.options.user}; grant create on schema public to ${role};
      create schema drizzle authorization ${role}; create schema pgboss authorization ${role}`,
    )
    const opened = await openDatabase({ url: own, folder: '' })
    await opened.migrate()
    const queue = await opened.withMigrationLock(() => openQueue(opened.queue, () => {}))
    expect((await queue.count()).length).toBeGreaterThan(0)
    await queue.stop()
    await opened.close()
  })
})
