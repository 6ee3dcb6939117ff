import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'

export type Answer = { status: number; hasBody: boolean }

const patienceMilliseconds = 3_000

/**
 * Posts JSON; gives null where no answer came within 3 s. The name in `url` is asked of `lookup` once, and the connection is made to what it
 * answers, with the certificate still checked against the name: `fetch` would ask again, by its own way. No redirect is followed,
 * for it could lead where the URL itself may not.
 */
export function post(url: string, json: string, lookup?: LookupFunction): Promise<Answer | null> {
  const request = url.startsWith('https:') ? overHttps : overHttp
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) }
  const signal = AbortSignal.timeout(patienceMilliseconds)
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
