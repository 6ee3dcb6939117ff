import { afterEach, expect, test } from 'bun:test'
import { url } from '../cast/database.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { becomes, status } from './answers.ts'
import { parse } from './figures.ts'

let proxy: TcpProxy | undefined

afterEach(async () => {
  await endPrograms()
  await proxy?.close()
  proxy = undefined
})

/** The embedded database lives in the server's own process, so only a separate PostgreSQL can become unreachable. */
const testOnPostgres = test.if(url !== undefined)

testOnPostgres(
  'while it waits for the database at start, the process is live but not ready, and its metrics say so',
  async () => {
    proxy = await proxyTo(url ?? '')
    proxy.cut()
    const program = await launch({ DATABASE_URL: proxy.url })
    await program.prints('the database does not answer')
    expect(await status(program.url, '/healthz')).toBe(200)
    const readiness = await fetch(`${program.url}/readyz`)
    expect([readiness.status, await readiness.json()]).toEqual([503, { phase: 'starting', database: 'down', bus: 'down' }])
    const figures = parse(await (await fetch(`${program.url}/metrics`)).text())
    expect(figures.of('pavel_database_up')).toBe(0)
    proxy.mend()
    await becomes(program.url, '/readyz', 200)
  },
  60_000,
)

testOnPostgres(
  'losing the database makes the server unready and removes the metrics that are read from it',
  async () => {
    proxy = await proxyTo(url ?? '')
    const program = await launch({ DATABASE_URL: proxy.url })
    await program.prints(`${program.url}/phone`)
    await becomes(program.url, '/readyz', 200)
    const figures = async () => parse(await (await fetch(`${program.url}/metrics`)).text())
    expect((await figures()).of('pavel_visits_waiting')).toBe(0)
    proxy.cut()
    await becomes(program.url, '/readyz', 503)
    expect(await status(program.url, '/healthz')).toBe(200)
    const away = await figures()
    expect(away.of('pavel_database_up')).toBe(0)
    expect(away.of('pavel_visits_waiting')).toBeUndefined()
    expect(away.of('pavel_calls')).toBeUndefined()
    expect(away.of('pavel_visits_opened_total')).toBe(0)
    proxy.mend()
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
  'an unresponsive database does not block the metrics',
  async () => {
    proxy = await proxyTo(url ?? '')
    const program = await launch({ DATABASE_URL: proxy.url })
    await program.prints(`${program.url}/phone`)
    await becomes(program.url, '/readyz', 200)
    proxy.freeze()
    const askedAt = performance.now()
    const figures = parse(await (await fetch(`${program.url}/metrics`)).text())
    expect(performance.now() - askedAt).toBeLessThan(5_000)
    expect(figures.of('pavel_visits_waiting')).toBeUndefined()
    expect(figures.of('pavel_sockets')).toBe(0)
  },
  60_000,
)
