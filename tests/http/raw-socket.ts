import { connect, type Socket } from 'node:net'
import { protocolsOf } from '../cast/visit-token.ts'

/**
 * Opens a WebSocket over plain TCP, for tests that behave as no browser does. Resolves with the connection once the server
 * has accepted it; throws when it refuses.
 */
export async function rawSocket(url: string, path: string, token = ''): Promise<Socket> {
  const { hostname, port, host, origin } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => {})
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${origin}`,
    ...(token === '' ? [] : [`Sec-WebSocket-Protocol: ${protocolsOf(token).join(', ')}`]),
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')}`,
  ]
  const answer = new Promise<string>((resolve, reject) => {
    socket.once('data', (data) => resolve(data.toString('latin1')))
    socket.once('close', () => reject(new Error('closed before it was taken')))
  })
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const head = await answer
  if (!head.startsWith('HTTP/1.1 101')) throw new Error(head.split('\r\n')[0])
  return socket
}
