import { expect, test } from 'bun:test'
import { opensTheEvening } from '../../cast/evening.ts'

const operatorPassword = 'a password for tests'

const ask = (url: string, path: string, user?: string, password?: string) =>
  fetch(url + path, user === undefined ? {} : { headers: { authorization: `Basic ${btoa(`${user}:${password}`)}` } })

test('the metrics require the operator’s password', async () => {
  const { url } = await opensTheEvening({ operatorPassword, isLocal: true })
  expect((await ask(url, '/metrics')).status).toBe(401)
  expect((await ask(url, '/metrics', 'operator', 'another password')).status).toBe(401)
  const figures = await ask(url, '/metrics', 'operator', operatorPassword)
  expect(figures.status).toBe(200)
  expect(figures.headers.get('content-type')).toStartWith('text/plain; version=0.0.4')
  expect(figures.headers.get('cache-control')).toBe('no-store')
})

test('without a password the metrics are open on a loopback address', async () => {
  const { url } = await opensTheEvening({ isLocal: true })
  expect((await ask(url, '/metrics')).status).toBe(200)
})

test('without a password the metrics do not exist on any other address', async () => {
  const { url } = await opensTheEvening({ isLocal: false })
  const refused = await ask(url, '/metrics')
  expect(refused.status).toBe(404)
  expect(await refused.text()).not.toContain('pavel_')
})

test('liveness and readiness are open to everybody and reveal nothing else', async () => {
  const { url } = await opensTheEvening({ operatorPassword, isLocal: false })
  const [health, readiness] = await Promise.all([ask(url, '/healthz'), ask(url, '/readyz')])
  expect([health.status, await health.text()]).toEqual([200, 'ok'])
  expect([readiness.status, await readiness.json()]).toEqual([200, { phase: 'serving', database: 'up', bus: 'up' }])
  for (const answer of [health, readiness]) expect(answer.headers.get('cache-control')).toBe('no-store')
})
