import { io } from 'socket.io-client'
import { freePort } from '../run/port.ts'
import { start } from '../run/command.ts'
import { createInbox } from './player.ts'
import type { Stack } from './stack.ts'

/** The article's own stack on the same PostgreSQL. */
export async function startArticle(databaseUrl: string): Promise<Stack> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = start([process.execPath, 'tests/bench/article-stack.ts'], { env: { PORT: String(port), DATABASE_URL: databaseUrl } })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.stderr?.once('data', (text) => reject(new Error(String(text))))
  })
  return {
    pid: child.pid ?? 0,
    player: (number) => player(url, number),
    visitor: async (number) => () => openSocket(url, String(number), () => undefined),
    close: async () => void (child.kill('SIGTERM'), await ended),
  }
}

async function player(url: string, number: number) {
  const inbox = createInbox()
  const close = await openSocket(url, String(number), inbox.arrived)
  let played = 0
  return {
    close,
    async play() {
      const text = `самолёт ${number} ${played++}`
      const seen = inbox.wait(text)
      const startedAt = performance.now()
      const body = JSON.stringify({ visit: String(number), text })
      await fetch(`${url}/events`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
      return (await seen) - startedAt
    },
  }
}

function openSocket(url: string, visit: string, listener: (text: string) => void): Promise<() => void> {
  const socket = io(url, { query: { visit }, transports: ['websocket'], forceNew: true, reconnection: false })
  socket.on('event', listener)
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(() => socket.disconnect()))
    socket.once('connect_error', reject)
  })
}
