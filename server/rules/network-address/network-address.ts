import ipaddr from 'ipaddr.js'

/** Returns whether a URL's host is this machine: `localhost`, 127.0.0.0/8 or ::1. False for text that is not a URL. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(hostOf(new URL(url)))
}

/** Returns whether a host name or IP address, as settings and sockets spell it, is this machine. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || rangeOf(host) === 'loopback'
}

/**
 * Returns whether a URL is https, has no user name, and has a host on the internet: a domain name that is not reserved for local use,
 * or a public IP address. Says nothing about the addresses that the name resolves to.
 */
export function isPublic(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed?.protocol !== 'https:' || parsed.username !== '') return false
  const host = hostOf(parsed)
  return ipaddr.isValid(host) ? isPublicAddress(host) : host.includes('.') && !isLocalName(host)
}

/** Returns whether an IP address is public, that is, can be reached over the internet. */
export function isPublicAddress(address: string): boolean {
  return rangeOf(address) === 'unicast'
}

const nearRanges = ['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']

/** Returns whether an IP address is this machine's, or on a private or carrier network that this machine may be part of. */
export function isNearAddress(address: string): boolean {
  return nearRanges.includes(rangeOf(address) ?? '')
}

/**
 * Returns the network that requests are rate-limited by: an IPv4 address itself, or the /64 of an IPv6 address, because a household or
 * a phone owns a whole /64 and can use a new address in it for every request. Accepts addresses as proxies write them, with a port or
 * in brackets. Returns null for anything else.
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

/** Returns whether a text is a network in CIDR notation, such as `203.0.113.0/24` or `2001:db8::/32`. */
export function isNetwork(written: string): boolean {
  return ipaddr.isValidCIDR(written)
}

/** Returns whether an IP address is in a network that `isNetwork` accepts. False for anything else. */
export function isInNetwork(address: string, network: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const [base, bits] = ipaddr.parseCIDR(network)
  const parsed = ipaddr.process(address)
  return parsed.kind() === base.kind() && parsed.match(base, bits)
}

/** URLs allow a star or a semicolon in a host; in the page's content security policy either would have a meaning of its own. */
const originPattern = /^https?:\/\/([\w.-]+|\[[\da-f:]+\])(:\d+)?$/

/**
 * Returns whether a text is an origin as browsers write it in an `Origin` header: a scheme, a host, a port unless it is the default
 * one, and no path.
 */
export function isWebOrigin(value: string): boolean {
  return originPattern.test(value) && URL.canParse(value) && new URL(value).origin === value
}

/** Returns whether a text can be a host that a program listens on: an IP address, or a name without a scheme and a port. */
export function isHost(value: string): boolean {
  return ipaddr.isValid(value) || /^[\w-]+(\.[\w-]+)*\.?$/.test(value)
}

/** Returns whether a text is the addresses of NATS servers, separated by commas or spaces. */
export function isNatsUrl(value: string): boolean {
  return value.split(/[\s,]+/).every((one) => URL.canParse(one) && ['nats:', 'tls:'].includes(new URL(one).protocol))
}

function rangeOf(address: string): string | null {
  return ipaddr.isValid(address) ? ipaddr.process(address).range() : null
}

/** URLs write IPv6 addresses in brackets, and a host name may end in a dot. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

/** Names reserved by RFC 6761, RFC 6762, RFC 7686 and RFC 8375, and `internal`, which is used within cloud networks. */
function isLocalName(host: string): boolean {
  return /(^|\.)(localhost|local|internal|home\.arpa|test|invalid|example|onion)$/i.test(host)
}
