import { request } from 'node:http'

/**
 * Requests a WebSocket with exactly these headers. Resolves with the status; 101 means it was opened, and it is closed at
 * once.
 */
export function handshake(url: string, headers: Record<string, string>): Promise<number> {
  const own = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': btoa('sixteen bytes...'),
  }
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers: { ...own, ...headers } })
    asking.once('upgrade', (_, socket) => {
      socket.destroy()
      resolve(101)
    })
    asking.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asking.once('error', reject)
    asking.end()
  })
}
