import { afterEach, expect, test } from 'bun:test'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { handleFailures } from '../../server/http/failures.tsx'
import { guardedSockets } from '../../server/http/sockets.ts'
import { type Listener, runtime } from '../../server/runtime.ts'
import { textsOf } from '../../views/texts/chat.ts'
import { waitFor } from '../cast/waiting.ts'
import { handshake } from '../http/handshake.ts'

let listener: Listener | undefined
afterEach(() => listener?.stop())

/** A server that lets an address have ten sockets. */
async function serves(createEvents: () => object | Promise<object>) {
  const report = (error: unknown) => expect(error).toBeUndefined()
  const open = guardedSockets({ runtime, report, addressOf: () => 'here', mostPerAddress: 10 })
  const app = new Hono().get('/', open(createEvents))
  listener = await runtime.serve(handleFailures(app, { texts: textsOf('en'), runtime, passage: { note() {} }, report }), {
    port: 0,
    host: '127.0.0.1',
  })
  return listener.url
}

const countOf = (statuses: number[], status: number) => statuses.filter((one) => one === status).length

test('of sixty handshakes at once, an address gets as many sockets as it may have', async () => {
  const { promise: isDecided, resolve: letGo } = Promise.withResolvers<void>()
  let decisions = 0
  const count = () => ++decisions === 60 && letGo()
  const url = await serves(() => {
    count()
    return isDecided.then(() => ({}))
  })
  const asks = () => handshake(url, {}).then((status) => (status === 429 && count(), status))
  const statuses = await Promise.all(Array.from({ length: 60 }, asks))
  expect([countOf(statuses, 101), countOf(statuses, 429)]).toEqual([10, 50])
})

test('handshakes that come to nothing, and sockets that are closed, take no room', async () => {
  let isBroken = true
  const url = await serves(() => {
    if (isBroken) throw new HTTPException(400)
    return {}
  })
  for (let time = 0; time < 15; time++) expect(await handshake(url, { Upgrade: 'h2c' })).not.toBeOneOf([101, 429])
  isBroken = false
  for (let time = 0; time < 15; time++) expect((await fetch(url)).status).not.toBeOneOf([101, 429])
  for (let time = 0; time < 15; time++) {
    await waitFor(
      async () => (await handshake(url, {})) === 101,
      () => 'a closed socket to make room',
    )
  }
})
