import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Reply = { status: number; body: string; headers?: Record<string, string> }

/** Starts a server that gives every request this wrong reply. With null it drops the connection. */
export async function startTrickster(reply: Reply | null) {
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    if (!reply) return request.socket.destroy()
    response.writeHead(reply.status, reply.headers).end(reply.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return requests
    },
    close: () => void server.close(),
  }
}
