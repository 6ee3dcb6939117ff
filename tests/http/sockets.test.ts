import { afterEach, expect, test } from 'bun:test'
import { Hono } from 'hono'
import type { WSEvents } from 'hono/ws'
import { guardedSockets } from '../../server/http/sockets.ts'
import { type Listener, runtime } from '../../server/runtime.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { standardQuiz } from '../cast/server.ts'
import { waitFor } from '../cast/waiting.ts'
import { goneDatabase } from './gone-database.ts'
import { openSocket } from './open-socket.ts'

let listener: Listener | undefined
afterEach(() => listener?.stop())

const failures: [string, WSEvents][] = [
  [
    'a callback that throws at the opening',
    {
      onOpen: () => {
        throw new Error('broken')
      },
    },
  ],
  [
    'a promise that is rejected at the opening',
    {
      onOpen: async () => {
        throw new Error('broken')
      },
    },
  ],
  [
    'a callback that throws at the end',
    {
      onClose: () => {
        throw new Error('broken')
      },
    },
  ],
  [
    'a promise that is rejected at the end',
    {
      onClose: async () => {
        throw new Error('broken')
      },
    },
  ],
]

for (const [what, events] of failures) {
  test(`${what} is reported, and everybody else is served`, async () => {
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

test('a database that fails while a socket opens is reported, and the socket shows everything once it is back', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  const { db } = evening.context
  const socket = openSocket(evening.url, visitor.cookie)
  await socket.opens
  evening.context.db = goneDatabase()
  evening.context.publish([1])
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

test('a socket that cannot be opened for want of the database is refused, and the next one is taken', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  const { db } = evening.context
  evening.context.db = goneDatabase()
  expect(await openSocket(evening.url, visitor.cookie).closes).toBe(1006)
  evening.context.db = db
  await openSocket(evening.url, visitor.cookie).opens
})

test('a stage that cannot be shown is reported, and those of other visitors are', async () => {
  const quiz = structuredClone(standardQuiz)
  const broken = {
    get: () => {
      throw new Error('no such drawing')
    },
    configurable: true,
  }
  const evening = await opensTheEvening({ quizFile: { quiz, folder: 'scenario/quizzes', name: 'intercom-ru' } })
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  Object.defineProperty(quiz.rebuses[0]?.pictures.hard, 'description', broken)
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
  ['a word', 'hello', 1008],
  ['a word of bytes', new Uint8Array([1, 2, 3]), 1008],
  ['a long speech', 'a'.repeat(100_000), 1009],
] as const) {
  test(`a visitor’s socket takes nothing up: ${what} closes it with ${code}`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    await visitor.givesNumber('8 916 123-45-67')
    const socket = openSocket(evening.url, visitor.cookie)
    await socket.opens
    socket.send(frame)
    expect(await socket.closes).toBe(code)
    expect(evening.reported).toEqual([])
  })
}
