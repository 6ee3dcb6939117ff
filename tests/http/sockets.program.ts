import { Hono } from 'hono'
import process from 'node:process'
import { createAddressOf } from '../../server/http/client-address.ts'
import { guardedSockets } from '../../server/http/sockets.ts'
import { runtime, type Socket } from '../../server/runtime.ts'
import { rawSocket } from './raw-socket.ts'

/** A program that serves a client that does not read, on the runtime that runs it. Prints the outcome as JSON. */
const reported: string[] = []
let dropped = 0
const addressOf = createAddressOf({ runtime, proxies: 0, tellOperator: () => {} })
const openSocket = guardedSockets({ runtime, report: (error) => reported.push(String(error)), addressOf, mostPerAddress: 4 })
let current: Socket | null = null
const app = new Hono()
  .get('/address', (c) => c.text(addressOf(c)))
  .get(
    '/socket',
    openSocket(() => ({
      onOpen: (socket) => {
        current = socket
      },
      onClose: () => {
        dropped += 1
      },
    })),
  )
const listener = await runtime.serve(app, { port: 0, host: '127.0.0.1' })
const address = await (await fetch(new URL('/address', listener.url))).text()

const slow = await rawSocket(listener.url, '/socket')
slow.pause()
await until(() => current !== null)
const toSlow = current as unknown as Socket
const frame = 'я'.repeat(50_000)
let sent = 0
while (dropped === 0 && sent < 1_000) {
  toSlow.send(frame)
  sent += 1
  await pause(1)
}

const reader = new WebSocket(listener.url.replace('http', 'ws') + 'socket', ['pavel', 'visit.any'])
let received = 0
reader.onmessage = () => {
  received += 1
}
await new Promise((resolve) => {
  reader.onopen = resolve
})
await until(() => current !== toSlow)
for (let time = 0; time < 20; time++) (current as unknown as Socket).send('still here')
await until(() => received === 20)
const closed = new Promise<number>((resolve) => {
  reader.onclose = ({ code }) => resolve(code)
})
reader.send('a word from below')
console.log(
  JSON.stringify({
    address,
    sentMegabytes: (sent * frame.length * 2) / 1e6,
    dropped,
    code: await closed,
    protocol: reader.protocol,
    reported,
  }),
)
process.exit(0)

async function until(isSo: () => boolean) {
  while (!isSo()) await pause(5)
}

function pause(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
