import type { Context } from 'hono'
import { isInNetwork, isNearAddress, isPublicAddress, networkOf } from '../rules/network-address/network-address.ts'
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

const withoutAddress =
  'requests arrive without X-Forwarded-For, so all people are counted as one: the proxy has to add it, ' +
  'as in server/start/deploy/nginx.conf; without a proxy, set PROXIES=0'

/**
 * Returns the function that finds a request's client address. Only the right end of `X-Forwarded-For` can be trusted, because our
 * own proxies appended it; clients can forge the rest, and all of it when they reach the server without a proxy. A request that
 * bypassed some of the proxies is keyed by the leftmost trusted entry. Tells the operator, once each, what does not match the proxies
 * that are evidently there.
 */
export function createAddressOf({ runtime, proxies, proxyNetworks = [], tellOperator }: Deps): AddressOf {
  const told = new Set<string>()
  return (c) => {
    const forwarded = c.req.header('X-Forwarded-For')?.split(',') ?? []
    const remote = runtime.remoteAddress(c) ?? ''
    const isOurs = isNearAddress(remote) || proxyNetworks.some((network) => isInNetwork(remote, network))
    if (forwarded.length === 0) {
      if (isOurs && proxies > 0 && isByBrowser(c)) warn(withoutAddress)
      return keyOf([remote])
    }
    // Any client can send this header, so without PROXIES only one from nearby shows a proxy of ours.
    if (isOurs === (proxies === 0)) warn(isOurs ? unsetProxies : strangeProxy)
    if (!isOurs || proxies === 0) return keyOf([remote])
    const problem = problemOf(forwarded, proxies)
    if (problem) warn(problem)
    return keyOf([...forwarded.slice(-proxies), remote])
  }

  function warn(sentence: string) {
    if (!told.has(sentence)) tellOperator(sentence)
    told.add(sentence)
  }
}

/** Who looks after a server, and what does so, asks it directly, too. */
const isByBrowser = ({ req }: Context): boolean => req.header('Accept-Language') !== undefined

/** Returns what is wrong with the addresses that so many proxies have added; null where they may be right. */
function problemOf(forwarded: readonly string[], proxies: number): string | null {
  if (forwarded.length < proxies)
    return (
      `X-Forwarded-For has ${forwarded.length} addresses, fewer than PROXIES=${proxies}: ` +
      'every proxy has to add the one that asked it, or PROXIES has to be lower'
    )
  const isOfProxy = isNearAddress(forwarded.at(-proxies)?.trim() ?? '')
  const isBehindIt = forwarded.slice(0, -proxies).some((address) => isPublicAddress(address.trim()))
  if (!isOfProxy || !isBehindIt) return null
  return `people are counted under the address of a proxy, as X-Forwarded-For shows: PROXIES has to be higher than ${proxies}`
}

function keyOf(addresses: string[]): string {
  return addresses.map(networkOf).find((address) => address !== null) ?? noAddress
}
