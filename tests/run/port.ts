import { createServer } from 'node:net'

const [first, count] = [10_000, 20_000]
const given = new Set<number>()

/**
 * Returns a free port, a different one each time. It stays below the range from which the system assigns ports: there, another
 * test's outgoing connection could take the port before a server listens on it.
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
