import { openVisitSocket } from '../cast/visit-token.ts'

/** Opens a visit's socket without a page. */
export function openSocket(url: string, token: string) {
  const socket = openVisitSocket(`${url}/socket?after=0`, token, { origin: url })
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
