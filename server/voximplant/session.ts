import { lookup as lookupBySystem } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { asciiJson, type Turn } from '../../scenario/protocol.ts'
import { isLoopback, isPublic, isPublicAddress } from '../rules/network-address/network-address.ts'

/**
 * Pushes turns to live calls through the URLs of their sessions. A session URL is a capability: knowing it is enough to control the call,
 * so it is never logged and never leaves the server.
 */
export type CallSessions = {
  /**
   * Returns whether a URL is https on a public host, so that a forged event cannot make this server post into its own network. Loopback
   * URLs are usable too when calls are emulated.
   */
  isUsable(url: string): boolean
  /**
   * Posts a turn and resolves with the HTTP status of the response, or null when none came. The status proves nothing
   * (scenario/voxengine.md §8): only `turn.started` confirms that the call has taken the turn.
   */
  post(url: string, turn: Turn): Promise<number | null>
  /** Does the same as `post`, but also says whether the response had a body; for the check of what sessions answer. */
  probe(url: string, turn: Turn): Promise<Answer | null>
}

/** What the operator is told about a call that no turns can be pushed to. */
export const unusableSessionUrl =
  'a call came with a session address that is not https on a public host: no turns can be pushed to it'

/** Creates the client for call sessions; `isEmulated` allows loopback URLs. */
export function createCallSessions({ isEmulated }: { isEmulated: boolean }): CallSessions {
  const isUsable = (url: string) => (isEmulated && isLoopback(url)) || isPublic(url)
  async function probe(url: string, turn: Turn) {
    if (!isUsable(url)) return null
    return post(url, asciiJson(turn), isLoopback(url) ? undefined : lookupPublic())
  }
  return { isUsable, probe, post: async (url, turn) => (await probe(url, turn))?.status ?? null }
}

/** A session's HTTP response. */
export type Answer = { status: number; hasBody: boolean }

const timeoutMs = 3_000

/**
 * Posts JSON and resolves with the response, or null when none came within 3 s. The host name is resolved once, by `lookup`, and the
 * connection goes to the address found, while the certificate is still checked against the name. `fetch` cannot be used here, because it
 * would resolve the name again by itself. Redirects are not followed, since they could lead to an address that `lookup` would reject.
 */
export function post(url: string, json: string, lookup?: LookupFunction): Promise<Answer | null> {
  const request = url.startsWith('https:') ? overHttps : overHttp
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) }
  const signal = AbortSignal.timeout(timeoutMs)
  return new Promise((resolve) => {
    const posting = request(url, { method: 'POST', headers, signal, ...(lookup && { lookup }) }, (response) => {
      const answer = (hasBody: boolean) => resolve({ status: response.statusCode ?? 0, hasBody })
      // The content of the body is of no use, but reading it to the end frees the connection for the next turn.
      response
        .on('data', () => answer(true))
        .on('end', () => answer(false))
        .on('error', () => answer(false))
    })
    posting.on('error', () => resolve(null))
    posting.end(json)
  })
}

type Found = { address: string; family: number }
/** The signature of `dns.lookup`, so that tests can replace it. */
type Resolve = (host: string, options: { all: true }, done: (error: Error | null, found: Found[]) => void) => void

/**
 * Returns a lookup function for connections that fails when any address of the name is not public. The owner of a domain can answer
 * each DNS query differently (DNS rebinding), so a connection must use the very addresses that were checked here.
 */
export function lookupPublic(resolve: Resolve = lookupBySystem): LookupFunction {
  return (host, { all }, done) =>
    resolve(host, { all: true }, (error, found) => {
      const [first] = found ?? []
      if (error || !first) return done(error ?? new Error('the host name has no address'), '', 0)
      if (!found.every(({ address }) => isPublicAddress(address)))
        return done(new Error('the host name has an address that is not public'), '', 0)
      return all ? done(null, found) : done(null, first.address, first.family)
    })
}
