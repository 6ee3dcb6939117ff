import { io } from 'socket.io-client'
import { startProcess } from '../cast/process.ts'
import { createInbox } from './player.ts'
import type { Stack } from './stack.ts'

/** Starts the article's stack on the same PostgreSQL and the same runtime. */
export async function startArticle(databaseUrl: string): Promise<Stack> {
  const server = await startProcess({ DATABASE_URL: databaseUrl }, [process.execPath, 'tests/bench/article-stack.ts'])
  const { url } = server
  return Object.assign(server, {
    player: (number: number) => player(url, number),
    visitor: async (number: number) => () => openSocket(url, String(number), () => undefined),
  })
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
