import { expect, test } from 'bun:test'
import { createServer } from 'node:net'
import { reach } from '../../server/store/postgres/reach.ts'
import { freePort } from '../run/port.ts'

async function listens(): Promise<{ port: number; close(): Promise<void> }> {
  const port = await freePort()
  const server = createServer((socket) => socket.on('error', () => {}))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

test('a resolver that takes longer than a connection may is waited for, and the operator is told', async () => {
  const server = await listens()
  const told: string[] = []
  let answer: (addresses: string[]) => void = () => {}
  const socket = await reach(
    { name: 'db.example', port: server.port },
    {
      setting: 'DATABASE_URL',
      connectSeconds: 1,
      resolve: () => new Promise((resolve) => (answer = resolve)),
      tellOperator(sentence) {
        told.push(sentence)
        answer(['127.0.0.1'])
      },
    },
  )
  expect(told).toEqual(['DATABASE_URL: the address of db.example has not been found for 1 s; still waiting'])
  socket.destroy()
  await server.close()
})

test('a host with several addresses is reached at the first that answers', async () => {
  const server = await listens()
  const told: string[] = []
  const reaching = { setting: 'DATABASE_URL', connectSeconds: 5, tellOperator: (sentence: string) => void told.push(sentence) }
  const host = { name: 'db.example', port: server.port }
  const socket = await reach(host, { ...reaching, resolve: async () => ['127.0.0.2', '127.0.0.1'] })
  expect(socket.remoteAddress).toBe('127.0.0.1')
  socket.destroy()
  await server.close()
  const failing = reach(host, { ...reaching, resolve: async () => ['127.0.0.2', '127.0.0.1'] })
  await expect(failing).rejects.toThrow(`DATABASE_URL: no database answers at db.example:${host.port} (ECONNREFUSED)`)
  expect(told).toEqual([])
})
