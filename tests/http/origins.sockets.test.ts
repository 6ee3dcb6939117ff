import { describe, expect, test } from 'bun:test'
import { createEmulator } from '../../scenario/emulator/emulator.ts'
import { startServer } from '../cast/server.ts'
import { handshake } from './handshake.ts'

const publicUrl = 'https://quiz.example.com'
const allowedOrigins = ['https://conference.example.com', 'http://localhost:8080']
const emulator = () => createEmulator({ script: '', secrets: {} })

/** Origins that are easily mistaken for `https://quiz.example.com`. */
const lookAlikes = [
  'null',
  '',
  'https://quiz.example.com.elsewhere.example',
  'https://elsewhere-quiz.example.com',
  'https://aquiz.example.com',
  'https://quiz.example.com:8443',
  'http://quiz.example.com',
  'https://example.com',
  'https://quiz.example.com@elsewhere.example',
  'https://quiz.example.com/',
  'https://QUIZ.example.com',
  'https://quiz.example.co',
  'https://quiz.example.com, https://elsewhere.example',
  'wss://quiz.example.com',
  'file://',
  'chrome-extension://quiz.example.com',
  'https://qu%69z.example.com',
  'quiz.example.com',
]

describe('behind a proxy, with a public address', () => {
  for (const door of ['/socket', '/phone/socket']) {
    test(`a page of ours can open ${door}, whatever Host the proxy sends`, async () => {
      const { url } = await startServer({ publicUrl, emulator: emulator(), isSimulatorOpen: true })
      for (const Host of ['127.0.0.1:3000', 'quiz.example.com']) {
        expect(await handshake(url + door, { Host, Origin: publicUrl })).toBe(101)
      }
    })

    test(`no other page can open ${door}`, async () => {
      const { url } = await startServer({ publicUrl, emulator: emulator(), isSimulatorOpen: true })
      for (const Origin of lookAlikes) expect([Origin, await handshake(url + door, { Origin })]).toEqual([Origin, 403])
    })

    test(`a page at the proxy’s internal address cannot open ${door}`, async () => {
      const { url } = await startServer({ publicUrl, emulator: emulator(), isSimulatorOpen: true })
      expect(await handshake(url + door, { Host: 'pavel:3000', Origin: 'http://pavel:3000' })).toBe(403)
    })

    test(`a client without an origin cannot open ${door}`, async () => {
      const { url } = await startServer({ publicUrl, emulator: emulator(), isSimulatorOpen: true })
      expect(await handshake(url + door, {})).toBe(403)
    })

    test(`a page of another site cannot open ${door}, however it spells the Upgrade header`, async () => {
      const { url } = await startServer({ publicUrl, emulator: emulator(), isSimulatorOpen: true })
      for (const Upgrade of ['WebSocket', 'WEBSOCKET', 'websocket, h2c']) {
        expect(await handshake(url + door, { Upgrade, Origin: 'https://elsewhere.example' })).toBe(403)
      }
    })
  }
})

describe('without a public address', () => {
  test('a page from the requested host can open the socket, over http and behind a proxy that terminates TLS', async () => {
    const { url } = await startServer()
    for (const [Host, Origin] of [
      ['quiz.test:3000', 'http://quiz.test:3000'],
      ['quiz.test', 'https://quiz.test'],
      ['quiz.test:443', 'https://quiz.test'],
      ['[::1]:3000', 'http://[::1]:3000'],
    ] as const) {
      expect([Origin, await handshake(`${url}/socket`, { Host, Origin })]).toEqual([Origin, 101])
    }
  })

  test('a page from any other host cannot', async () => {
    const { url } = await startServer()
    for (const Origin of [
      'http://quiz.test',
      'http://quiz.test:30000',
      'http://a.quiz.test:3000',
      'http://quiz.test:3000.elsewhere.example',
      'ftp://quiz.test:3000',
      'null',
      '',
    ]) {
      expect([Origin, await handshake(`${url}/socket`, { Host: 'quiz.test:3000', Origin })]).toEqual([Origin, 403])
    }
  })
})

test('with a loopback public address, the socket opens under every name of the loopback host', async () => {
  const { url } = await startServer({ publicUrl: 'http://127.0.0.1:3000' })
  expect(await handshake(`${url}/socket`, { Host: 'localhost:3000', Origin: 'http://localhost:3000' })).toBe(101)
  expect(await handshake(`${url}/socket`, { Host: 'localhost:3000', Origin: 'http://localhost:5000' })).toBe(403)
})

describe('sites that show the chat', () => {
  test('open no socket themselves: the frame there is a page of ours', async () => {
    const { url } = await startServer({ publicUrl, allowedOrigins, emulator: emulator() })
    for (const Origin of allowedOrigins)
      for (const door of ['/socket', '/phone/socket']) expect(await handshake(url + door, { Origin })).toBe(403)
    expect(await handshake(`${url}/socket`, { Origin: publicUrl })).toBe(101)
  })
})
