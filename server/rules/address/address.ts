import ipaddr from 'ipaddr.js'

/** Whether a URL's host is this machine: `localhost`, 127.0.0.0/8 or ::1. False for what is no URL. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(hostOf(new URL(url)))
}

/** Whether a host name or an address, as a setting or a socket has it, is this machine. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || rangeOf(host) === 'loopback'
}

/** An https URL whose host is a name, or an address that is reached over the internet. */
export function isPublic(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed?.protocol !== 'https:' || parsed.username !== '') return false
  const host = hostOf(parsed)
  return ipaddr.isValid(host) ? isPublicAddress(host) : host.includes('.') && !isLocalName(host)
}

/** Whether an IP address is reached over the internet. */
export function isPublicAddress(address: string): boolean {
  return rangeOf(address) === 'unicast'
}

const near = ['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']

/** Whether an IP address belongs to this machine or to a network that it is part of. */
export function isNearAddress(address: string): boolean {
  return near.includes(rangeOf(address) ?? '')
}

/**
 * The unit that requests are counted by: an IPv4 address itself, an IPv6 address's /64, because a household or a phone owns a
 * whole /64 and can take a new address in it for every request. Takes an address as proxies write it, with a port or in brackets;
 * null for anything else.
 */
export function networkOf(written: string): string | null {
  const bare = written
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
  if (!ipaddr.isValid(bare)) return null
  const address = ipaddr.process(bare)
  if (address instanceof ipaddr.IPv4) return address.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString().replace(/%.*/, '')}/64`).toString()}/64`
}

function rangeOf(address: string): string | null {
  return ipaddr.isValid(address) ? ipaddr.process(address).range() : null
}

/** A URL writes an IPv6 address in brackets, and a name may end in a dot. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

/** RFC 6761, RFC 6762, RFC 8375, and the suffixes that cloud networks keep for themselves. */
function isLocalName(host: string): boolean {
  return /(^|\.)(localhost|local|internal|home\.arpa|test|invalid|example|onion)$/i.test(host)
}
