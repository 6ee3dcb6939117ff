// The packets of engine.io 4 and socket.io 5 (https://socket.io/docs/v4/engine-io-protocol/): what their client would send. A plain
// socket speaks them, so that the load spends as little on the article's stack as on Pavel.
const [opened, ping, pong, connect] = ['0', '2', '3', '40']
const event = '42'

/** Opens the socket of a visit. */
export function openSocket(url: string, visit: string, listener: (text: string) => void): Promise<WebSocket> {
  const address = new URL('/socket.io/', url.replace('http', 'ws'))
  address.search = String(new URLSearchParams({ EIO: '4', transport: 'websocket', visit }))
  const socket = new WebSocket(address)
  return new Promise((resolve, reject) => {
    socket.addEventListener('close', ({ code }) => reject(new Error(`a socket closed with ${code}`)))
    socket.addEventListener('message', ({ data }) => {
      const packet = String(data)
      if (packet === ping) socket.send(pong)
      else if (packet.startsWith(event)) listener(packet)
      else if (packet.startsWith(connect)) resolve(socket)
      else if (packet.startsWith(opened)) socket.send(connect)
    })
  })
}
