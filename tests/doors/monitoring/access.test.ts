import { expect, test } from 'bun:test'
import { opensTheEvening } from '../../cast/evening.ts'

const operatorPassword = 'a password for tests'

const syncClock = (url: string, path: string, user?: string, password?: string) =>
  fetch(url + path, user === undefined ? {} : { headers: { authorization: `Basic ${btoa(`${user}:${password}`)}` } })

test('the figures open with the operator’s password, and with nothing else', async () => {
  const { url } = await opensTheEvening({ operatorPassword, isLocal: true })
  expect((await syncClock(url, '/metrics')).status).toBe(401)
  expect((await syncClock(url, '/metrics', 'operator', 'another password')).status).toBe(401)
  const figures = await syncClock(url, '/metrics', 'operator', operatorPassword)
  expect(figures.status).toBe(200)
  expect(figures.headers.get('content-type')).toStartWith('text/plain; version=0.0.4')
  expect(figures.headers.get('cache-control')).toBe('no-store')
})

test('without a password they are there on a machine of one’s own', async () => {
  const { url } = await opensTheEvening({ isLocal: true })
  expect((await syncClock(url, '/metrics')).status).toBe(200)
})

test('and nowhere else', async () => {
  const { url } = await opensTheEvening({ isLocal: false })
  const refused = await syncClock(url, '/metrics')
  expect(refused.status).toBe(404)
  expect(await refused.text()).not.toContain('pavel_')
})

test('whether the server lives and is ready may be asked by everybody, and tells nothing else', async () => {
  const { url } = await opensTheEvening({ operatorPassword, isLocal: false })
  const [health, readiness] = await Promise.all([syncClock(url, '/healthz'), syncClock(url, '/readyz')])
  expect([health.status, await health.text()]).toEqual([200, 'ok'])
  expect([readiness.status, await readiness.json()]).toEqual([200, { phase: 'serving', database: 'up', bus: 'up' }])
  for (const answer of [health, readiness]) expect(answer.headers.get('cache-control')).toBe('no-store')
})
