import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { freePort } from '../../run/port.ts'
import { between, type Chance } from '../plan.ts'
import { pause } from '../until.ts'

/** Relays the scenario's events to the server; while `isBad`, it loses, duplicates, delays and reorders them. */
export type Relay = { url: string; isBad: boolean; counts: Counts; close(): Promise<void> }

type Counts = { lost: number; repliesLost: number; doubled: number; late: number; outOfOrder: number }
type Message = { path: string; headers: Record<string, string>; body: Buffer<ArrayBuffer> }

const lateMs = 1_500
/** No message stays under way for longer than this. */
export const longestDelayMs = 3_500

export async function openRelay(target: string, chance: Chance): Promise<Relay> {
  const counts: Counts = { lost: 0, repliesLost: 0, doubled: 0, late: 0, outOfOrder: 0 }
  const relay = { isBad: false }
  const server = createServer((request, response) => void receive(request, response).catch(() => request.socket.destroy()))

  async function receive(request: IncomingMessage, response: ServerResponse) {
    const message = await read(request)
    const fate = relay.isBad ? chance() : 1
    if (fate < 0.1) {
      counts.lost += 1
      return chance() < 0.3 ? undefined : request.socket.destroy()
    }
    if (fate < 0.2) {
      counts.repliesLost += 1
      await deliver(message)
      return request.socket.destroy()
    }
    if (fate < 0.35) {
      counts.doubled += 1
      void deliver(message).catch(() => {})
    } else if (fate < 0.5) {
      counts.late += 1
      await pause(between(chance, 50, lateMs))
    } else if (fate < 0.65) {
      counts.outOfOrder += 1
      void pause(between(chance, 500, longestDelayMs - 500))
        .then(() => deliver(message))
        .catch(() => {})
    }
    const answer = await deliver(message)
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(Buffer.from(await answer.arrayBuffer()))
  }

  const deliver = ({ path, headers, body }: Message) => fetch(target + path, { method: 'POST', headers, body, keepalive: false })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return Object.assign(relay, {
    url: `http://127.0.0.1:${port}`,
    counts,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

async function read(request: IncomingMessage): Promise<Message> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  const kept = Object.entries(request.headers).filter(([name]) => /^(webhook-|content-type|user-agent)/.test(name))
  return { path: request.url ?? '/', headers: Object.fromEntries(kept) as Record<string, string>, body: Buffer.concat(pieces) }
}
