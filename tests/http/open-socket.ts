/** Opens a visit's socket without a page. */
export function openSocket(url: string, cookie: string) {
  const Socket = WebSocket as unknown as new (url: string, options: object) => WebSocket
  const socket = new Socket(`${url.replace('http', 'ws')}/socket?after=0`, { headers: { cookie, origin: url } })
  const frames: string[] = []
  let [count, size] = [0, 0]
  socket.onmessage = ({ data }) => {
    count += 1
    size += Buffer.byteLength(String(data))
    frames.push(String(data))
    frames.splice(0, frames.length - 10)
  }
  return {
    /** the ten newest frames */
    frames,
    count: () => count,
    /** bytes received */
    size: () => size,
    send: (frame: string | Uint8Array<ArrayBuffer>) => socket.send(frame),
    opens: new Promise((resolve) => {
      socket.onopen = resolve
    }),
    closes: new Promise<number>((resolve) => {
      socket.onclose = ({ code }) => resolve(code)
    }),
  }
}
