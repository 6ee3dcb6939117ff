import { afterEach, expect, test } from 'bun:test'
import { type Database, openDatabase } from '../../server/store/database.ts'
import { database as shared, url } from '../cast/database.ts'
import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { findNats } from '../run/nats.ts'
import { joins, leave } from './member.ts'

const testOnPostgres = test.if(url !== undefined)
let cable: TcpProxy
let database: Database | undefined

afterEach(async () => {
  await leave()
  await database?.close()
  database = undefined
  await cable.close()
})

/** A server whose way to NATS is a cable, and one whose way is not. */
async function onNats() {
  const nats = await findNats()
  cable = await proxyTo(nats.url)
  return { behind: await joins(cable.url), beside: await joins(nats.url), close: nats.close }
}

/** The same on a database. */
async function onDatabase() {
  cable = await proxyTo(url ?? '')
  database = await openDatabase({ url: cable.url, folder: '' })
  return { behind: await joins(undefined, { database }), beside: await joins(undefined), close: () => {} }
}

for (const [name, open, testThere] of [
  ['NATS', onNats, test],
  ['PostgreSQL', onDatabase, testOnPostgres],
] as const) {
  testThere(`what is published while ${name} is cut off is heard by others once it is back`, async () => {
    const { behind, beside, close } = await open()
    beside.bus.subscribe(7)
    cable.cut()
    behind.bus.publish([7])
    await behind.isDown()
    cable.mend()
    await beside.hears(7)
    close()
  })

  testThere(`a server that was cut off from ${name} knows that it may have missed something`, async () => {
    const { behind, close } = await open()
    const { gaps } = behind
    cable.cut()
    await behind.isDown()
    cable.mend()
    await behind.isBack(gaps)
    close()
  })

  testThere(`a connection to ${name} that only looks open is found out, and renewed`, async () => {
    const { behind, beside, close } = await open()
    const { gaps } = behind
    behind.bus.subscribe(7)
    cable.freeze()
    await behind.isDown()
    await behind.isBack(gaps)
    beside.bus.publish([7])
    await behind.hears(7)
    close()
  })
}

testOnPostgres(
  'a listener that is ended by the database listens again, and knows that it may have missed something',
  async () => {
    const { behind } = await onDatabase()
    const { gaps } = behind
    await shared.db.execute(
      `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`,
    )
    await behind.isBack(gaps)
    expect(behind.errors).toEqual([])
  },
)

test('a NATS that is away at the beginning is waited for', async () => {
  const nats = await findNats()
  cable = await proxyTo(nats.url)
  cable.cut()
  const joining = joins(cable.url)
  const beside = await joins(nats.url)
  cable.mend()
  const late = await joining
  late.bus.subscribe(7)
  beside.bus.publish([7])
  await late.hears(7)
  nats.close()
})
