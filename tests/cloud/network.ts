import type { Hono } from 'hono'

/** The network between the server and the account. Tests change its faults at any time. */
export type Network = {
  /** how many of the next started sessions lose their reply */
  losesAnswers: number
  /**
   * how session URLs behave: `dead` replies 404, `failing` 500, `slow` never replies, `mute` delivers the turn and never
   * replies
   */
  control: 'alive' | 'dead' | 'failing' | 'slow' | 'mute'
  /** the turns posted to sessions, with their URLs */
  readonly posted: { url: string; body: string }[]
  /** when the sessions were started, in milliseconds since the epoch */
  readonly starts: number[]
  /** Releases the requests that are held back. */
  release(): void
  /** resolves at `release` */
  readonly released: Promise<void>
}

const badGateway = () => new Response('<!doctype html><title>Bad gateway</title>', { status: 502 })

export function quietNetwork(): Network {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { losesAnswers: 0, control: 'alive', posted: [], starts: [], release: resolve, released: promise }
}

/** Returns a handler that forwards requests to the account over this network. */
export function through(network: Network, app: Hono): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/sessions')) return toSession(network, app, request)
    if (pathname.endsWith('/StartScenarios')) return start(network, app, request)
    return app.fetch(request)
  }
}

async function start(network: Network, app: Hono, request: Request): Promise<Response> {
  network.starts.push(Date.now())
  const answer = await app.fetch(request)
  if (network.losesAnswers === 0) return answer
  network.losesAnswers -= 1
  return badGateway()
}

async function toSession(network: Network, app: Hono, request: Request): Promise<Response> {
  network.posted.push({ url: request.url, body: await request.clone().text() })
  switch (network.control) {
    case 'alive':
      return app.fetch(request)
    case 'dead':
      return new Response(null, { status: 404 })
    case 'failing':
      return new Response(null, { status: 500 })
    case 'mute':
      await app.fetch(request)
      return network.released.then(badGateway)
    case 'slow':
      return network.released.then(badGateway)
  }
}
