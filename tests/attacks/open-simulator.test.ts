import { expect, test } from 'bun:test'
import { request } from 'node:http'
import { createEmulator } from '../../scenario/emulator/emulator.ts'
import { runtime } from '../../server/runtime.ts'
import { builtScenario } from '../cast/built-scenario.ts'
import { secret, startServer } from '../cast/server.ts'
import { handshake } from '../http/handshake.ts'

const emulator = async () =>
  createEmulator({ script: await builtScenario(), secrets: { CALLBACK_SECRET: secret }, speech: () => 'by hand' })

/** Hosts of this machine, as its own browsers write them. */
const ownHosts = ['localhost:3000', 'LOCALHOST', '127.0.0.1:3000', '127.0.0.1', '127.1.2.3:3000', '[::1]:3000', '[::1]']

/** Requests that come from somewhere else, although the connection is one of this machine. */
const strangers: Record<string, string>[] = [
  ...['quiz.example.com', 'evil.example:3000', 'localhost.evil.example', '127.0.0.1.nip.io', '192.168.0.7', '0.0.0.0'].map(
    (Host) => ({ Host }),
  ),
  ...[
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-Server',
    'Forwarded',
    'X-Real-IP',
    'X-Client-IP',
    'X-Cluster-Client-IP',
    'X-Original-Forwarded-For',
    'Via',
    'CF-Connecting-IP',
    'CF-Ray',
    'True-Client-IP',
    'Fastly-Client-IP',
    'Fly-Client-IP',
    'CDN-Loop',
  ].map((name) => ({ Host: 'localhost:3000', [name]: '127.0.0.1' })),
]

const doors = [
  ['GET', '/phone'],
  ['GET', '/phone/'],
  ['POST', '/phone/calls'],
  ['POST', '/phone/faults'],
  ['POST', '/phone/calls/any/answer'],
  ['POST', '/phone/sessions/any/any'],
  ['GET', '/metrics'],
] as const

test('through a foreign host or a proxy, the simulator and the open metrics do not exist', async () => {
  const server = await startServer({ emulator: await emulator() })
  for (const headers of strangers) {
    for (const [method, path] of doors) {
      const { status, body } = await asks(server.url, method, path, headers)
      expect([headers, path, status]).toEqual([headers, path, 404])
      expect(body).not.toContain('pavel_')
    }
  }
  expect(await server.context.db.query.calls.findMany()).toEqual([])
})

test('a host that is none does not open them either, whatever path the server then sees', async () => {
  const server = await startServer({ emulator: await emulator() })
  for (const Host of [
    '[::1].evil.example',
    '127.0.0.1:80@evil.example',
    'evil.example#localhost',
    'localhost/evil',
    'localhost?',
  ]) {
    for (const path of ['/phone', '/phone/', '/abc/phone', '/abc/metrics']) {
      const { status, body } = await asks(server.url, 'GET', path, { Host })
      expect([Host, path, status < 500, body.includes('Позвонить'), body.includes('pavel_')]).toEqual([
        Host,
        path,
        true,
        false,
        false,
      ])
    }
  }
  expect(server.reported).toEqual([])
})

test('nor does the socket of the simulator', async () => {
  const server = await startServer({ emulator: await emulator() })
  for (const headers of strangers) {
    const Origin = `http://${headers.Host}`
    expect([headers, await handshake(`${server.url}/phone/socket`, { ...headers, Origin })]).not.toEqual([headers, 101])
  }
  expect(await handshake(`${server.url}/phone/socket`, { Host: 'localhost:3000', Origin: 'http://localhost:3000' })).toBe(101)
})

test('the browsers of this machine use both', async () => {
  const server = await startServer({ emulator: await emulator() })
  for (const Host of ownHosts) {
    const { status, body } = await asks(server.url, 'GET', '/phone', { Host })
    expect([Host, status]).toEqual([Host, 200])
    expect(body).toContain('Позвонить')
    expect((await asks(server.url, 'GET', '/metrics', { Host })).status).toBe(200)
  }
  const call = await asks(server.url, 'POST', '/phone/calls', { Host: 'localhost:3000', Origin: 'http://localhost:3000' })
  expect(call.status).toBe(201)
})

test('a request from another machine gets neither, whatever host it names', async () => {
  const server = await startServer({ emulator: await emulator() })
  const { remoteAddress } = runtime
  try {
    for (const peer of ['192.168.0.7', '203.0.113.7', '::ffff:203.0.113.7', null]) {
      runtime.remoteAddress = () => peer
      for (const [method, path] of doors) {
        expect([peer, path, (await asks(server.url, method, path, { Host: 'localhost:3000' })).status]).toEqual([peer, path, 404])
      }
    }
  } finally {
    runtime.remoteAddress = remoteAddress
  }
})

test('with a password the metrics ask everybody for it, and a forged header does not help', async () => {
  const server = await startServer({ operatorPassword: 'sesame opens' })
  for (const headers of [{ Host: 'localhost' }, ...strangers]) {
    expect((await asks(server.url, 'GET', '/metrics', headers)).status).toBe(401)
  }
})

test('a simulator that was asked for by name is open, and its first stranger is reported to the operator', async () => {
  const server = await startServer({ emulator: await emulator(), isSimulatorOpen: true })
  expect((await asks(server.url, 'GET', '/phone', { Host: 'localhost:3000' })).status).toBe(200)
  expect(server.told).toEqual([])
  for (const headers of [strangers[0], { Host: 'localhost', 'X-Real-IP': '203.0.113.7' }]) {
    expect((await asks(server.url, 'GET', '/phone', headers ?? {})).status).toBe(200)
  }
  expect(server.told).toEqual([expect.stringContaining('/phone')])
  expect((await asks(server.url, 'GET', '/metrics', { Host: 'quiz.example.com' })).status).toBe(404)
})

/** Sends exactly these headers; `fetch` would correct some of them. */
function asks(url: string, method: string, path: string, headers: Record<string, string>) {
  const fields = method === 'POST' && 'caller=89161234567&called=88005553535'
  const sent = {
    ...headers,
    Origin: headers.Origin ?? `http://${headers.Host}`,
    'Content-Type': 'application/x-www-form-urlencoded',
  }
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asking = request(url + path, { method, headers: sent }, async (response) => {
      resolve({
        status: response.statusCode ?? 0,
        body: await Array.fromAsync(response.setEncoding('utf8')).then((parts) => parts.join('')),
      })
    })
    asking.once('error', reject)
    asking.end(fields || undefined)
  })
}
