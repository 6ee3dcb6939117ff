import { isLoopback } from '../network-address/network-address.ts'
import type { Facts } from './facts.ts'
import { find, type Finding } from './point.ts'

/** Fewer requests show nothing: a probe of the server's own may bypass its proxies. */
const telling = 20

/** Whether the address that people are given leads here. */
export function addressOf({ isPublic, publicUrl, reached, seen }: Facts): Finding {
  if (publicUrl === undefined) return find(isPublic ? 'address unset' : 'only this machine', seen.otherHost ?? '')
  if (isLoopback(publicUrl)) return find(isPublic ? 'address of this machine' : 'only this machine', publicUrl)
  if (reached?.to === 'elsewhere') return find('address elsewhere', publicUrl, { count: reached.status })
  if (reached?.to === 'nowhere') return find('address unreachable', [publicUrl, reached.failure])
  if (reached?.to === 'here' && !reached.takesSockets) return find('address without sockets', publicUrl)
  if (seen.otherHost !== null) return find('address of others', [seen.otherHost, publicUrl])
  return find(reached ? 'address checked' : 'address set', publicUrl)
}

/** Whether what people send can be read on the way. */
export function tlsOf({ isPublic, publicUrl, reached, seen }: Facts): Finding {
  if (!isPublic) return find('nothing to encrypt')
  if (publicUrl?.startsWith('https:')) return find('encrypted', publicUrl)
  if (seen.secure > 0) return find('encryption unseen')
  return find(publicUrl !== undefined || reached !== null || seen.requests >= telling ? 'not encrypted' : 'encryption unseen')
}

/**
 * Whether proxies leave requests whole, and the addresses of visitors are told apart by what they say, and by nothing that visitors can
 * forge.
 */
export function proxyOf({ proxies, seen, spoilt, reached }: Facts): Finding {
  if (spoilt.length > 0) return find('requests spoilt', spoilt)
  if (seen.strange > 0) return find('proxy of a stranger', '', { count: seen.strange })
  const isForwarded = seen.forwarded > 0 || (reached?.to === 'here' && reached.forwards)
  if (proxies === 0) return isForwarded ? find('proxies unset', '', { count: seen.fewestHops ?? 1 }) : find('no proxy')
  if (!isForwarded)
    return seen.requests >= telling
      ? find('proxies never seen', '', { count: proxies })
      : find('proxies as set', '', { count: proxies })
  const hops = seen.fewestHops ?? proxies
  return hops < proxies
    ? find('proxies too many', String(hops), { count: proxies })
    : find('proxies as set', '', { count: proxies })
}
