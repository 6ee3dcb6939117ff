import { type Listener, runtime } from '../../server/runtime.ts'

/** The address at which the cloud reaches the server. Like a proxy's, it stays the same when the server behind it changes. */
export type PublicAddress = { url: string; leadsTo(url: string | null): void; close: Listener['stop'] }

export async function publicAddress(): Promise<PublicAddress> {
  let behind: string | null = null
  const forward = async (request: Request) => {
    const { pathname } = new URL(request.url)
    const { method, headers } = request
    const body = await request.text()
    const answer = behind && (await fetch(behind + pathname, { method, headers, body, redirect: 'manual' }).catch(() => null))
    if (!answer) return new Response(null, { status: 502 })
    return new Response(await answer.text(), {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? '' },
    })
  }
  const listener = await runtime.serve({ fetch: forward }, { port: 0, host: '127.0.0.1' })
  return {
    url: listener.url.replace(/\/$/, ''),
    leadsTo: (url) => {
      behind = url
    },
    close: listener.stop,
  }
}
