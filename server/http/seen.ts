import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Seen } from '../rules/go-live/go-live.ts'
import { isInNetwork, isLoopbackHost, isNearAddress } from '../rules/network-address/network-address.ts'
import type { Runtime } from '../runtime.ts'
import { isFromThisMachine } from './this-machine.ts'

type Deps = {
  runtime: Pick<Runtime, 'remoteAddress'>
  proxyNetworks?: readonly string[]
  publicUrl: string | undefined
  /** is run once, before the first request of somebody who is not on this machine is answered */
  onStranger?(): void
}

export type SeenRequests = { state(): Seen; note: MiddlewareHandler }

/** A cluster asks for these from beside the server. */
const probes = /\/(healthz|readyz|metrics)$/

/** Notes how requests arrive. Those that come straight from this machine, as a probe or a person who tries it out, do not count. */
export function noteRequests({ runtime, proxyNetworks = [], publicUrl, onStranger = () => {} }: Deps): SeenRequests {
  const ownHost = publicUrl === undefined ? null : new URL(publicUrl).hostname
  let seen: Seen = { requests: 0, forwarded: 0, strange: 0, fewestHops: null, secure: 0, otherHost: null }

  const note = createMiddleware((c, next) => {
    if (isFromThisMachine(c, { runtime }) || probes.test(c.req.path)) return next()
    if (seen.requests === 0) onStranger()
    const forwarded = c.req.header('X-Forwarded-For')
    const isBelieved = isOurs(runtime.remoteAddress(c) ?? '')
    const hops = forwarded?.split(',').length ?? null
    seen = {
      requests: seen.requests + 1,
      forwarded: seen.forwarded + (forwarded && isBelieved ? 1 : 0),
      strange: seen.strange + (forwarded && !isBelieved ? 1 : 0),
      fewestHops: hops !== null && isBelieved ? Math.min(hops, seen.fewestHops ?? hops) : seen.fewestHops,
      secure: seen.secure + (isOverTls(c) ? 1 : 0),
      otherHost: otherHostOf(c) ?? seen.otherHost,
    }
    return next()
  })
  return { state: () => seen, note }

  function isOurs(remote: string): boolean {
    return isNearAddress(remote) || proxyNetworks.some((network) => isInNetwork(remote, network))
  }

  /** Scanners ask for addresses; a page that a person opens has a name. */
  function otherHostOf(c: Context): string | null {
    const [, host] = /^([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?::\d+)?$/i.exec(c.req.header('Host') ?? '') ?? []
    const isPage = c.req.method === 'GET' && /text\/html/.test(c.req.header('Accept') ?? '')
    return host && isPage && host !== ownHost && !isLoopbackHost(host) && host.length <= 100 ? host : null
  }
}

/** The proxy that people come to says so first. */
function isOverTls({ req }: Context): boolean {
  const [first] = (req.header('X-Forwarded-Proto') ?? '').split(',')
  return first?.trim() === 'https' || /^[^,]*\bproto="?https/i.test(req.header('Forwarded') ?? '')
}
