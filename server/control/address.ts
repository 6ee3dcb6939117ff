import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** An https URL whose host is a name, or an address that is reached over the internet. */
export function isPublic(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed?.protocol !== 'https:' || parsed.username !== '') return false
  const host = hostOf(parsed)
  return ipaddr.isValid(host) ? isPublicAddress(host) : host.includes('.') && !isLocalName(host)
}

type Found = { address: string; family: number }
/** The way of the system, and of whoever stands in for it. */
type Resolve = (host: string, options: { all: true }, done: (error: Error | null, found: Found[]) => void) => void

/**
 * Finds a name's addresses for a connection, and none at all where one of them is in the own network. Whoever owns a name may have
 * it answer differently from one question to the next: only the addresses that were looked at here are connected to.
 */
export function lookupPublic(resolve: Resolve = lookup): LookupFunction {
  return (host, { all }, done) =>
    resolve(host, { all: true }, (error, found) => {
      const [first] = found ?? []
      if (error || !first) return done(error ?? new Error('a name without an address'), '', 0)
      if (!found.every(({ address }) => isPublicAddress(address))) return done(new Error('an address in the own network'), '', 0)
      return all ? done(null, found) : done(null, first.address, first.family)
    })
}

export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const host = hostOf(new URL(url))
  return host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback')
}

/** IPv6 stands in brackets in a URL. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** RFC 6761, RFC 6762, RFC 8375, and what cloud networks call their own. */
function isLocalName(host: string): boolean {
  return /(^|\.)(localhost|local|internal|home\.arpa|test|invalid|example|onion)$/i.test(host)
}
