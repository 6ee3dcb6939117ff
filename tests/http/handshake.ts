import { request } from 'node:http'

/** Asks for a socket with exactly these headers; gives the status of the answer, 101 where it was opened (and closed at once). */
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
