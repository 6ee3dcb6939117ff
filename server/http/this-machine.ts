import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { isLoopbackHost } from '../rules/network-address/network-address.ts'
import type { Runtime } from '../runtime.ts'

type Deps = { runtime: Pick<Runtime, 'remoteAddress'> }

/** Headers that proxies and tunnels add, and no browser. One of them is enough: it shows that somebody else may be asking. */
const addedOnTheWay =
  /^(forwarded|via|cdn-loop|true-client-ip|(x-(forwarded|real|original|client|cluster|envoy|proxyuser|appengine|azure|amzn)|cf|fastly|fly|tailscale)-.*)$/i

/**
 * Returns whether a request comes straight from a program on this machine: from a loopback address, to a loopback host, through
 * no proxy or tunnel. The host is checked because the name of a stranger's site may lead to this machine (DNS rebinding).
 */
export function isFromThisMachine(c: Context, { runtime }: Deps): boolean {
  // With a `Host` that is none, Bun gives the path alone.
  const asked = URL.canParse(c.req.url) ? new URL(c.req.url).host : ''
  const hosts = [c.req.header('Host') ?? '', asked]
  return (
    isLoopbackHost(runtime.remoteAddress(c) ?? '') &&
    hosts.every((host) => isLoopbackHost(withoutPort(host))) &&
    !Object.keys(c.req.header()).some((name) => addedOnTheWay.test(name))
  )
}

/** Returns middleware for what only this machine may see. Everybody else is answered as if it did not exist. */
export function onlyFromThisMachine(deps: Deps): MiddlewareHandler {
  return createMiddleware(async (c, next) => (isFromThisMachine(c, deps) ? next() : c.notFound()))
}

type Metrics = Deps & {
  /** requires a password; null when none is set */
  password: MiddlewareHandler | null
  /** the server is meant for this machine alone */
  isLocal: boolean
}

/** Returns middleware for the metrics. Without a password they exist only on a local server, and for this machine only. */
export function guardMetrics({ password, isLocal, ...deps }: Metrics): MiddlewareHandler {
  return password ?? (isLocal ? onlyFromThisMachine(deps) : createMiddleware(async (c) => c.notFound()))
}

/** Returns middleware that lets everybody pass, and calls `tell` at the first request that is not from this machine. */
export function noticeStrangers(deps: Deps, tell: () => void): MiddlewareHandler {
  let hasTold = false
  return createMiddleware((c, next) => {
    if (!hasTold && !isFromThisMachine(c, deps)) {
      hasTold = true
      tell()
    }
    return next()
  })
}

/** `localhost:3000`, `[::1]:3000`: a host as the `Host` header writes it. */
function withoutPort(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d{1,5}$/, '')
    .replace(/^\[(.*)\]$/, '$1')
}
