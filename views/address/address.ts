/** An address on this server, as its routes know it. */
type Path = `/${string}`

/** The path of PUBLIC_URL, such as `/quiz`; empty where browsers know the whole host as this server. */
let prefix: Path | '' = ''

/** Says, once at start, below which path of their host browsers find this server, given PUBLIC_URL. */
export function liveBelow(publicUrl: string | undefined): void {
  const path = publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '')
  prefix = path.startsWith('/') ? (path as Path) : ''
}

/** Returns the address at which browsers find what a route of this server sends. What is no path of ours stays as it is. */
export function at<Address extends string>(address: Address): Address {
  return (isPath(address) ? prefix + address : address) as Address
}

/**
 * Returns the path as routes know it. Some proxies take the prefix away before they ask this server, others leave it there; what only
 * begins with the same letters is another path.
 */
export function within(path: string): string {
  if (prefix === '' || !path.startsWith(prefix)) return path
  const rest = path.slice(prefix.length)
  return rest.startsWith('/') ? rest : rest === '' ? '/' : path
}

/** Returns whether a path is the prefix alone, without the slash after it. */
export const isPrefix = (path: string): boolean => prefix !== '' && path === prefix

/** `//` begins the address of another host. */
const isPath = (address: string): boolean => address.startsWith('/') && !address.startsWith('//')

export const hasPrefix = (): boolean => prefix !== ''
