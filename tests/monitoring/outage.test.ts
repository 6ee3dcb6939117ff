import { afterEach, expect, test } from 'bun:test'
import { url } from '../cast/database.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { becomes, status } from './answers.ts'
import { parse } from './figures.ts'

let cable: TcpProxy | undefined

afterEach(async () => {
  await endPrograms()
  await cable?.close()
  cable = undefined
})

/** The embedded database lives in the server's own process: only a server of its own can go away. */
const testOnPostgres = test.if(url !== undefined)

testOnPostgres(
  'while the database is awaited at start the process lives, is not ready, and says so in its figures',
  async () => {
    cable = await proxyTo(url ?? '')
    cable.cut()
    const program = await launch({ DATABASE_URL: cable.url })
    await program.prints('the database does not answer')
    expect(await status(program.url, '/healthz')).toBe(200)
    const readiness = await fetch(`${program.url}/readyz`)
    expect([readiness.status, await readiness.json()]).toEqual([503, { phase: 'starting', database: 'down', bus: 'down' }])
    const figures = parse(await (await fetch(`${program.url}/metrics`)).text())
    expect(figures.of('pavel_database_up')).toBe(0)
    cable.mend()
    await becomes(program.url, '/readyz', 200)
  },
  60_000,
)

testOnPostgres(
  'a database that goes away makes the server unready, and leaves its own figures out of the others',
  async () => {
    cable = await proxyTo(url ?? '')
    const program = await launch({ DATABASE_URL: cable.url })
    await program.prints(`${program.url}/phone`)
    await becomes(program.url, '/readyz', 200)
    const figures = async () => parse(await (await fetch(`${program.url}/metrics`)).text())
    expect((await figures()).of('pavel_visits_waiting')).toBe(0)
    cable.cut()
    await becomes(program.url, '/readyz', 503)
    expect(await status(program.url, '/healthz')).toBe(200)
    const away = await figures()
    expect(away.of('pavel_database_up')).toBe(0)
    expect(away.of('pavel_visits_waiting')).toBeUndefined()
    expect(away.of('pavel_calls')).toBeUndefined()
    expect(away.of('pavel_visits_opened_total')).toBe(0)
    cable.mend()
    await becomes(program.url, '/readyz', 200)
    const back = await figures()
    expect(back.of('pavel_database_up')).toBe(1)
    expect(back.of('pavel_visits_waiting')).toBe(0)
    expect(back.of('pavel_outages_total', { part: 'database' })).toBe(1)
    await program.prints('database lost')
    await program.prints('database back')
  },
  60_000,
)

testOnPostgres(
  'a database that answers nothing at all does not hold up the figures',
  async () => {
    cable = await proxyTo(url ?? '')
    const program = await launch({ DATABASE_URL: cable.url })
    await program.prints(`${program.url}/phone`)
    await becomes(program.url, '/readyz', 200)
    cable.freeze()
    const askedAt = performance.now()
    const figures = parse(await (await fetch(`${program.url}/metrics`)).text())
    expect(performance.now() - askedAt).toBeLessThan(5_000)
    expect(figures.of('pavel_visits_waiting')).toBeUndefined()
    expect(figures.of('pavel_sockets')).toBe(0)
  },
  60_000,
)
