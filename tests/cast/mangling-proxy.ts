import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { freePort } from '../run/port.ts'

/** What a proxy does to the headers of a request before it passes it on; undefined drops one. */
export type Mangling = (headers: IncomingHttpHeaders) => IncomingHttpHeaders

export type ManglingProxy = { url: string; close(): Promise<void> }

/** A proxy in front of the server at `target` that changes the headers of what it passes on, and of responses. */
export async function manglingProxy(
  target: string,
  mangle: Mangling,
  mangleBack: Mangling = (sent) => sent,
): Promise<ManglingProxy> {
  const { hostname, port: targetPort } = new URL(target)
  const port = await freePort()
  const proxy = createServer((asked, answer) => {
    const headers = written(mangle(asked.headers))
    const passed = request({ hostname, port: targetPort, method: asked.method, path: asked.url, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, written(mangleBack(answered.headers)))
      answered.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  proxy.on('upgrade', (asked, near, head) => {
    const headers = written(mangle(asked.headers))
    const far = connect(Number(targetPort), hostname, () => {
      const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`))
      far.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      far.write(head)
      far.pipe(near).pipe(far)
    })
    for (const end of [near, far]) end.on('error', () => [near, far].forEach((one) => one.destroy()))
  })
  await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve())
        proxy.closeAllConnections()
      }),
  }
}

function written(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
