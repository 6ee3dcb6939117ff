import { createServer, connect, type Socket } from 'node:net'
import { freePort } from './run/port.ts'

/** A cable to a database that can be cut and mended; `url` leads through it. */
export type Cable = { url: string; cut(): void; mend(): void; close(): Promise<void> }

export async function cableTo(databaseUrl: string): Promise<Cable> {
  const target = new URL(databaseUrl)
  const port = await freePort()
  const ends = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect({ host: target.hostname, port: Number(target.port || 5432) })
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => end.destroy()).on('close', () => ends.delete(end))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const through = new URL(databaseUrl)
  through.hostname = '127.0.0.1'
  through.port = String(port)
  return {
    url: through.href,
    cut() {
      isCut = true
      for (const end of ends) end.destroy()
    },
    mend() { isCut = false },
    async close() {
      for (const end of ends) end.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
