import { afterEach, expect, test } from 'bun:test'
import { Hono } from 'hono'
import { guardedSockets, type SocketEvents } from '../../server/http/sockets.ts'
import { type Listener, runtime } from '../../server/runtime.ts'
import { unread } from '../../server/store/store.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { waitFor } from '../cast/waiting.ts'
import { goneDatabase } from './gone-database.ts'
import { openSocket } from './open-socket.ts'

let listener: Listener | undefined
afterEach(() => listener?.stop())

const failures: [string, SocketEvents][] = [
  [
    'a callback that throws on open',
    {
      onOpen: () => {
        throw new Error('broken')
      },
    },
  ],
  [
    'a promise that is rejected on open',
    {
      onOpen: async () => {
        throw new Error('broken')
      },
    },
  ],
  [
    'a callback that throws on close',
    {
      onClose: () => {
        throw new Error('broken')
      },
    },
  ],
  [
    'a promise that is rejected on close',
    {
      onClose: async () => {
        throw new Error('broken')
      },
    },
  ],
]

for (const [what, events] of failures) {
  test(`${what} is reported, and other requests are served`, async () => {
    const reported: unknown[] = []
    const open = guardedSockets({ runtime, report: (error) => reported.push(error), addressOf: () => 'here', mostPerAddress: 10 })
    const app = new Hono()
      .get(
        '/',
        open(() => events),
      )
      .get('/page', (c) => c.text('here'))
    listener = await runtime.serve(app, { port: 0, host: '127.0.0.1' })
    const socket = new WebSocket(listener.url.replace('http', 'ws'))
    socket.onopen = () => socket.close()
    await waitFor(
      () => reported.length === 1,
      () => 'the report',
    )
    expect(String(reported[0])).toContain('broken')
    expect(await (await fetch(`${listener.url}page`)).text()).toBe('here')
  })
}

test('when the database fails while a socket opens, the error is reported and the socket is updated once it is back', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  const { db } = evening.context
  const socket = openSocket(evening.url, visitor.token)
  await socket.opens
  evening.context.db = goneDatabase()
  evening.context.publish(unread([1]))
  await waitFor(
    () => evening.reported.length > 0,
    () => 'the report',
  )
  evening.context.db = db
  await waitFor(
    () => socket.frames.length > 1,
    () => 'the frame',
  )
  expect(await (await fetch(evening.url)).text()).toContain('Павел')
})

test('a socket that cannot be opened without the database is refused, and the next one is accepted', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  const { db } = evening.context
  evening.context.db = goneDatabase()
  expect(await openSocket(evening.url, visitor.token).closes).toBe(1006)
  evening.context.db = db
  await openSocket(evening.url, visitor.token).opens
})

test('a stage that fails to render is reported, and other visitors’ stages still render', async () => {
  const broken = {
    get: () => {
      throw new Error('no such drawing')
    },
    configurable: true,
  }
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  Object.defineProperty(evening.context.quiz.rebuses[0]?.pictures.hard, 'description', broken)
  evening.telephone.dials('79161234567')
  await waitFor(
    () => evening.reported.some((error) => String(error).includes('no such drawing')),
    () => 'the report',
  )
  const other = await evening.comes()
  await other.givesNumber('8 916 000-00-01')
  await other.isShown('waiting')
})

for (const [what, frame, code] of [
  ['a text message', 'hello', 1008],
  ['a binary message', new Uint8Array([1, 2, 3]), 1008],
  ['a message of 100,000 characters', 'a'.repeat(100_000), 1009],
] as const) {
  test(`a message on a visitor’s socket closes it: ${what} with ${code}`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    await visitor.givesNumber('8 916 123-45-67')
    const socket = openSocket(evening.url, visitor.token)
    await socket.opens
    socket.send(frame)
    expect(await socket.closes).toBe(code)
    expect(evening.reported).toEqual([])
  })
}
