import { lookup as lookupBySystem } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { asciiJson, type Turn } from '../../scenario/protocol.ts'
import { isLoopback, isPublic, isPublicAddress } from '../rules/address/address.ts'

/** Talks back to a live call through its session's own URL: a capability, so it is never logged and never leaves the server. */
export type CallSessions = {
  /** https on a public host, so that nobody can make this server post into its own network; loopback where calls are emulated */
  isUsable(url: string): boolean
  /**
   * Posts a turn and gives the status of the answer, null where none came. Nothing follows from it (voxengine.md §8): whether
   * the call has taken the turn, only `turn.started` tells.
   */
  post(url: string, turn: Turn): Promise<number | null>
  /** As `post`, and tells whether the answer had a body as well: for finding out what sessions answer. */
  probe(url: string, turn: Turn): Promise<Answer | null>
}

/** What an operator is told of a call that cannot be talked back to. */
export const unusableSessionUrl =
  'a call came with a session address that is not https on a public host: it cannot be talked back to'

export function createCallSessions({ isEmulated }: { isEmulated: boolean }): CallSessions {
  const isUsable = (url: string) => (isEmulated && isLoopback(url)) || isPublic(url)
  async function probe(url: string, turn: Turn) {
    if (!isUsable(url)) return null
    return post(url, asciiJson(turn), isLoopback(url) ? undefined : lookupPublic())
  }
  return { isUsable, probe, post: async (url, turn) => (await probe(url, turn))?.status ?? null }
}

export type Answer = { status: number; hasBody: boolean }

const patienceMs = 3_000

/**
 * Posts JSON; gives null where no answer came within 3 s. The name in `url` is asked of `lookup` once, and the connection is made to what it
 * answers, with the certificate still checked against the name: `fetch` would ask again, by its own way. No redirect is followed,
 * for it could lead where the URL itself may not.
 */
export function post(url: string, json: string, lookup?: LookupFunction): Promise<Answer | null> {
  const request = url.startsWith('https:') ? overHttps : overHttp
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) }
  const signal = AbortSignal.timeout(patienceMs)
  return new Promise((resolve) => {
    const posting = request(url, { method: 'POST', headers, signal, ...(lookup && { lookup }) }, (response) => {
      const answer = (hasBody: boolean) => resolve({ status: response.statusCode ?? 0, hasBody })
      // What a session answers is of no use to anybody, but read to its end it leaves the connection free for the next turn.
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
/** The way of the system, and of whoever stands in for it. */
type Resolve = (host: string, options: { all: true }, done: (error: Error | null, found: Found[]) => void) => void

/**
 * Finds a name's addresses for a connection, and none at all where one of them is in the own network. Whoever owns a name may have
 * it answer differently from one question to the next: only the addresses that were looked at here are connected to.
 */
export function lookupPublic(resolve: Resolve = lookupBySystem): LookupFunction {
  return (host, { all }, done) =>
    resolve(host, { all: true }, (error, found) => {
      const [first] = found ?? []
      if (error || !first) return done(error ?? new Error('a name without an address'), '', 0)
      if (!found.every(({ address }) => isPublicAddress(address))) return done(new Error('an address in the own network'), '', 0)
      return all ? done(null, found) : done(null, first.address, first.family)
    })
}
