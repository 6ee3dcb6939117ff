import type { Context } from 'hono'
import { isNearAddress, networkOf } from '../rules/network-address/network-address.ts'
import type { Runtime } from '../runtime.ts'

type Deps = {
  runtime: Pick<Runtime, 'remoteAddress'>
  /** how many reverse proxies of ours stand before the server; each appends its client's address to `X-Forwarded-For` */
  proxies: number
  tellOperator(sentence: string): void
}

/** Returns what a request's rate limits are keyed by: the client's IPv4 address, or the /64 network of its IPv6 address. */
export type AddressOf = (c: Context) => string

const noAddress = 'nowhere'
const unsetProxies =
  'requests arrive through a reverse proxy and are all counted under its address: ' +
  'set PROXIES to the number of your proxies in front of this server'

/**
 * Returns the function that finds a request's client address. Only the right end of `X-Forwarded-For` can be trusted, because our
 * own proxies appended it; clients can forge the rest. A request that bypassed some of the proxies is keyed by the leftmost
 * trusted entry. Warns the operator once when PROXIES is 0 and a proxy of ours is evidently there.
 */
export function createAddressOf({ runtime, proxies, tellOperator }: Deps): AddressOf {
  let hasWarned = proxies > 0
  return (c) => {
    const forwarded = c.req.header('X-Forwarded-For')
    const remote = runtime.remoteAddress(c) ?? ''
    // Any client can send this header. It shows a proxy of ours only when the request comes from this machine or its network.
    if (forwarded && !hasWarned && isNearAddress(remote)) {
      hasWarned = true
      tellOperator(unsetProxies)
    }
    const passed = proxies > 0 ? (forwarded?.split(',').slice(-proxies) ?? []) : []
    return [...passed, remote].map(networkOf).find((address) => address !== null) ?? noAddress
  }
}
