import type { Emulator } from '../../scenario/emulator/emulator.ts'

/** An HTTP server at the address that the emulator's access URLs point to. */
export type Sessions = {
  url: string
  serve(emulator: Emulator): void
  close(): Promise<void>
  /** bodies of the requests posted to sessions */ bodies: string[]
}

/**
 * Starts the server. `answer` simulates a failing cloud: when it returns a status, the session is not reached and that
 * status is the reply.
 */
export function hostSessions(answer: () => number | null = () => null): Sessions {
  let emulator: Emulator | undefined
  const bodies: string[] = []
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const body = await request.text()
      bodies.push(body)
      const status = answer()
      if (status !== null) return new Response(null, { status })
      const reply = await emulator?.request({
        path: new URL(request.url).pathname,
        method: request.method,
        headers: Object.fromEntries(request.headers),
        body,
      })
      return new Response(reply?.body ?? null, { status: reply?.status ?? 504 })
    },
  })
  return {
    url: `http://127.0.0.1:${server.port}/sessions`,
    bodies,
    serve: (served) => {
      emulator = served
    },
    close: () => server.stop(true),
  }
}
