import type { Emulator } from '../../scenario/emulator/emulator.ts'

/** Where the emulator's sessions are reached from outside, as their access URLs say. */
export type Sessions = {
  url: string
  serve(emulator: Emulator): void
  close(): Promise<void>
  /** what was posted */ bodies: string[]
}

/** `answer` stands in for the cloud when it misbehaves: a status instead of the session's own. */
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
