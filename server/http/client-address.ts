import type { Context } from 'hono'
import { isNearAddress, networkOf } from '../rules/address/address.ts'
import type { Runtime } from '../runtime.ts'

type Deps = {
  runtime: Pick<Runtime, 'remoteAddress'>
  /** how many reverse proxies of ours stand before the server, each adding to `X-Forwarded-For` who has asked it */
  proxies: number
  tellOperator(sentence: string): void
}

/** Tells from which address a request comes, as far as it is counted by address: an IPv4 address, or the /64 of an IPv6 one. */
export type AddressOf = (c: Context) => string

const noAddress = 'nowhere'
const unsetProxies =
  'requests come through a reverse proxy, and all count as coming from its address: ' +
  'set PROXIES to how many proxies of yours stand before this server'

/**
 * Of `X-Forwarded-For` only its right end is known to be true: what our own proxies have added. Anybody can write the rest of it.
 * Where a request has not passed all of them, the farthest one that it has passed tells.
 */
export function createAddressOf({ runtime, proxies, tellOperator }: Deps): AddressOf {
  let isTold = proxies > 0
  return (c) => {
    const forwarded = c.req.header('X-Forwarded-For')
    const remote = runtime.remoteAddress(c) ?? ''
    // A stranger may write the header himself: only a request from this machine or its network shows a proxy of ours.
    if (forwarded && !isTold && isNearAddress(remote)) {
      isTold = true
      tellOperator(unsetProxies)
    }
    const passed = proxies > 0 ? (forwarded?.split(',').slice(-proxies) ?? []) : []
    return [...passed, remote].map(networkOf).find((address) => address !== null) ?? noAddress
  }
}
