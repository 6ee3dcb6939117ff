import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { createReadiness } from '../../server/monitoring/readiness.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { visits } from '../cast/visitor.ts'
import { findNats } from '../run/nats.ts'
import { becomes, status } from './answers.ts'
import { parse } from './figures.ts'

const up = { isDatabaseUp: () => true, isBusUp: () => true }
const nats = await findNats()
let proxy: TcpProxy | undefined

afterAll(nats.close)

afterEach(async () => {
  await endPrograms()
  await proxy?.close()
  proxy = undefined
})

describe('a server', () => {
  test('is not ready before it serves, nor while the database or the bus is down', () => {
    const readiness = createReadiness()
    expect(readiness.check()).toEqual({ isReady: false, phase: 'starting', database: 'down', bus: 'down' })
    const parts = { isDatabaseUp: true, isBusUp: true }
    readiness.startServing({ isDatabaseUp: () => parts.isDatabaseUp, isBusUp: () => parts.isBusUp })
    expect(readiness.check()).toEqual({ isReady: true, phase: 'serving', database: 'up', bus: 'up' })
    parts.isBusUp = false
    expect(readiness.check()).toEqual({ isReady: false, phase: 'serving', database: 'up', bus: 'down' })
    Object.assign(parts, { isDatabaseUp: false, isBusUp: true })
    expect(readiness.check()).toEqual({ isReady: false, phase: 'serving', database: 'down', bus: 'up' })
  })

  test('that is stopping is not ready, and stops at once when no load balancer probes it', async () => {
    const readiness = createReadiness({ rememberMs: 60_000, timeoutMs: 60_000, reactMs: 60_000 })
    readiness.startServing(up)
    await readiness.drain()
    expect(readiness.check()).toMatchObject({ isReady: false, phase: 'stopping' })
  })

  test('that is stopping waits until a probing load balancer has seen it', async () => {
    const readiness = createReadiness({ rememberMs: 60_000, timeoutMs: 60_000, reactMs: 1 })
    readiness.startServing(up)
    readiness.check()
    let isDrained = false
    const draining = readiness.drain().then(() => {
      isDrained = true
    })
    await new Promise((resolve) => setTimeout(resolve))
    expect(isDrained).toBe(false)
    expect(readiness.check().isReady).toBe(false)
    await draining
  })

  test('that is stopping does not wait for a load balancer that has stopped probing', async () => {
    const readiness = createReadiness({ rememberMs: 60_000, timeoutMs: 1, reactMs: 60_000 })
    readiness.startServing(up)
    readiness.check()
    await readiness.drain()
  })
})

test('a stopping program first tells the load balancer, keeps serving, and only then sends its browsers away', async () => {
  const program = await launch()
  await program.prints(`${program.url}/phone`)
  expect(await status(program.url, '/readyz')).toBe(200)
  const visitor = await visits(program.url)
  await visitor.givesNumber('8 916 123-45-67')
  let isClosed = false
  const closed = visitor.isDisconnected().then((code) => {
    isClosed = true
    return code
  })
  program.receives('SIGTERM')
  await program.prints('server stopping')
  expect(isClosed).toBe(false)
  const told = await fetch(`${program.url}/readyz`)
  expect([told.status, await told.json()]).toEqual([503, { phase: 'stopping', database: 'up', bus: 'up' }])
  expect(await status(program.url, '/healthz')).toBe(200)
  expect(await closed).toBe(1012)
  expect(await program.ends()).toBe(0)
}, 60_000)

test('a cut-off bus makes the server unready until it is restored', async () => {
  proxy = await proxyTo(nats.url)
  const evening = await opensTheEvening({ natsUrl: proxy.url })
  await becomes(evening.url, '/readyz', 200)
  proxy.cut()
  await becomes(evening.url, '/readyz', 503)
  const [readiness, figures] = [await fetch(`${evening.url}/readyz`), await fetch(`${evening.url}/metrics`)]
  expect(await readiness.json()).toEqual({ phase: 'serving', database: 'up', bus: 'down' })
  expect(parse(await figures.text()).of('pavel_bus_up')).toBe(0)
  proxy.mend()
  await becomes(evening.url, '/readyz', 200)
}, 60_000)
