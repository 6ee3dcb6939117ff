import { afterEach, expect, test } from 'bun:test'
import { type Database, openDatabase } from '../../server/store/database.ts'
import { database as shared, url } from '../cast/database.ts'
import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { findNats } from '../run/nats.ts'
import { joins, leave } from './member.ts'

const testOnPostgres = test.if(url !== undefined)
let proxy: TcpProxy
let database: Database | undefined

afterEach(async () => {
  await leave()
  await database?.close()
  database = undefined
  await proxy.close()
})

/** Two servers on NATS: `behind` connects through the proxy, `beside` directly. */
async function onNats() {
  const nats = await findNats()
  proxy = await proxyTo(nats.url)
  return { behind: await joins(proxy.url), beside: await joins(nats.url), close: nats.close }
}

/** Two servers on PostgreSQL: `behind` connects through the proxy, `beside` directly. */
async function onDatabase() {
  proxy = await proxyTo(url ?? '')
  database = await openDatabase({ url: proxy.url, folder: '' })
  return { behind: await joins(undefined, { database }), beside: await joins(undefined), close: () => {} }
}

for (const [name, open, testThere] of [
  ['NATS', onNats, test],
  ['PostgreSQL', onDatabase, testOnPostgres],
] as const) {
  testThere(`notices published while ${name} is cut off reach the others once it is back`, async () => {
    const { behind, beside, close } = await open()
    beside.bus.subscribe(7)
    proxy.cut()
    behind.bus.publish([7])
    await behind.isDown()
    proxy.mend()
    await beside.hears(7)
    close()
  })

  testThere(`a server that was cut off from ${name} reports a gap`, async () => {
    const { behind, close } = await open()
    const { gaps } = behind
    proxy.cut()
    await behind.isDown()
    proxy.mend()
    await behind.isBack(gaps)
    close()
  })

  testThere(`a dead connection to ${name} that still looks open is detected and replaced`, async () => {
    const { behind, beside, close } = await open()
    const { gaps } = behind
    behind.bus.subscribe(7)
    await beside.reaches(behind, 7)
    proxy.freeze()
    await behind.isBack(gaps)
    await beside.reaches(behind, 7)
    close()
  })
}

testOnPostgres('a listener whose connection the database ends listens again and reports a gap', async () => {
  const { behind } = await onDatabase()
  const { gaps } = behind
  await shared.db.execute(
    `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`,
  )
  await behind.isBack(gaps)
  expect(behind.errors).toEqual([])
})

test('a server waits for a NATS server that is down at start', async () => {
  const nats = await findNats()
  proxy = await proxyTo(nats.url)
  proxy.cut()
  const joining = joins(proxy.url)
  const beside = await joins(nats.url)
  proxy.mend()
  const late = await joining
  late.bus.subscribe(7)
  beside.bus.publish([7])
  await late.hears(7)
  nats.close()
})
