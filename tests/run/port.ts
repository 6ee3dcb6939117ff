import { createServer } from 'node:net'

const [first, count] = [10_000, 20_000]
const given = new Set<number>()

/**
 * A port that nobody listens on, and another one each time. Never one that the system hands out by itself: until it is listened on, another test's outgoing
 * connection could be given it.
 */
export async function freePort(): Promise<number> {
  const port = first + Math.floor(Math.random() * count)
  if (given.has(port) || !(await isFree(port))) return freePort()
  given.add(port)
  return port
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
