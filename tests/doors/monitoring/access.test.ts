import { expect, test } from 'bun:test'
import { opensTheEvening } from '../../cast/evening.ts'
import { signsIn } from '../../cast/staff.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'

const ask = (url: string, path: string, authorization?: string) =>
  fetch(url + path, authorization === undefined ? {} : { headers: { authorization } })

const basic = (user: string, password: string) => `Basic ${btoa(`${user}:${password}`)}`

test('the metrics require the operator’s password', async () => {
  const { url } = await opensTheEvening({ operatorPassword, isLocal: true })
  const refused = await ask(url, '/metrics')
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Basic realm')])
  const wrong = ['another password', '', operatorPassword.slice(1)].flatMap((one) => [basic('operator', one), `Bearer ${one}`])
  for (const one of [...wrong, operatorPassword, `Digest ${operatorPassword}`])
    expect([one, (await ask(url, '/metrics', one)).status]).toEqual([one, 401])
  const figures = await ask(url, '/metrics', basic('operator', operatorPassword))
  expect(figures.status).toBe(200)
  expect(figures.headers.get('content-type')).toStartWith('text/plain; version=0.0.4')
  expect(figures.headers.get('cache-control')).toBe('no-store')
})

test('the metrics take either password, by any user name or as a bearer token', async () => {
  const { url } = await opensTheEvening({ operatorPassword, observerPassword, isLocal: false })
  for (const password of [operatorPassword, observerPassword])
    for (const sent of [basic('', password), basic('prometheus', password), `Bearer ${password}`, `bearer ${password}`])
      expect([sent, (await ask(url, '/metrics', sent)).status]).toEqual([sent, 200])
})

test('the password of the metrics opens no page, and a session no metrics', async () => {
  const { url } = await opensTheEvening({ operatorPassword, isLocal: false })
  const page = await fetch(`${url}/operator`, { redirect: 'manual', headers: { authorization: `Bearer ${operatorPassword}` } })
  expect(page.status).toBe(303)
  const cookie = await signsIn(url, operatorPassword)
  expect((await fetch(`${url}/metrics`, { headers: { cookie } })).status).toBe(401)
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
