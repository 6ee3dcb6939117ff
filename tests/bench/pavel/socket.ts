import { protocolsOf } from '../../cast/visit-token.ts'
import type { Visit } from './visit.ts'

/** Begins to open the socket of a visit. */
export function socketOf({ socketUrl, token, headers }: Visit): WebSocket {
  // Bun accepts headers here; the types are those of browsers, which cannot send any
  return new WebSocket(socketUrl, { headers, protocols: protocolsOf(token) } as unknown as string[])
}

/** Opens the socket of a visit. Resolves once something came: until then the server is still busy with it. */
export function openSocket(visit: Visit, listener: (frame: string) => void = () => undefined): Promise<WebSocket> {
  const socket = socketOf(visit)
  socket.addEventListener('message', (event) => listener(String(event.data)))
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', () => resolve(socket), { once: true })
    socket.addEventListener('close', (event) => reject(new Error(`a socket closed with ${event.code}`)))
  })
}
