import type { Context } from 'hono'
import { isInNetwork, isNearAddress, networkOf } from '../rules/network-address/network-address.ts'
import type { Runtime } from '../runtime.ts'

type Deps = {
  runtime: Pick<Runtime, 'remoteAddress'>
  /** how many reverse proxies of ours stand before the server; each appends its client's address to `X-Forwarded-For` */
  proxies: number
  /** the networks of those that have public addresses; the others are on this machine or its network */
  proxyNetworks?: readonly string[]
  tellOperator(sentence: string): void
}

/** Returns what a request's rate limits are keyed by: the client's IPv4 address, or the /64 network of its IPv6 address. */
export type AddressOf = (c: Context) => string

const noAddress = 'nowhere'
const strangeProxy =
  'requests with X-Forwarded-For arrive from a public address, whose header is not believed: ' +
  'if that is a proxy of yours, name its network in PROXY_NETWORKS'
const unsetProxies =
  'requests arrive through a reverse proxy and are all counted under its address: ' +
  'set PROXIES to the number of your proxies in front of this server'

/**
 * Returns the function that finds a request's client address. Only the right end of `X-Forwarded-For` can be trusted, because our
 * own proxies appended it; clients can forge the rest, and all of it when they reach the server without a proxy. A request that
 * bypassed some of the proxies is keyed by the leftmost trusted entry. Warns the operator once when the settings do not match the
 * proxies that are evidently there.
 */
export function createAddressOf({ runtime, proxies, proxyNetworks = [], tellOperator }: Deps): AddressOf {
  let hasWarned = false
  return (c) => {
    const forwarded = c.req.header('X-Forwarded-For')
    const remote = runtime.remoteAddress(c) ?? ''
    if (!forwarded) return keyOf([remote])
    const isOurs = isNearAddress(remote) || proxyNetworks.some((network) => isInNetwork(remote, network))
    // Any client can send this header, so without PROXIES only one from nearby shows a proxy of ours.
    if (isOurs === (proxies === 0)) warn(isOurs ? unsetProxies : strangeProxy)
    return keyOf(isOurs && proxies > 0 ? [...forwarded.split(',').slice(-proxies), remote] : [remote])
  }

  function warn(sentence: string) {
    if (!hasWarned) tellOperator(sentence)
    hasWarned = true
  }
}

function keyOf(addresses: string[]): string {
  return addresses.map(networkOf).find((address) => address !== null) ?? noAddress
}
