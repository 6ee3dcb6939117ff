import { failureOf, isDistrust } from '../../rules/connection-failure/connection-failure.ts'
import { OfficeProblem, type Trouble } from './trouble.ts'

type Request = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  url: URL
  headers: Record<string, string>
  body?: unknown
  timeoutMs: number
  stopping?: AbortSignal | undefined
}

/** A page of 50 vouchers takes 60 kB. */
const mostBytes = 1_000_000
const longestRetryMs = 3600_000

/**
 * Sends one request to a ticket office, and resolves with the JSON of its answer; null where it has none. Follows no redirect, so that
 * the token goes nowhere else. Rejects with `OfficeProblem` on everything but success.
 */
export async function send({ method, url, headers, body, timeoutMs, stopping }: Request): Promise<unknown> {
  const timeOut = AbortSignal.timeout(timeoutMs)
  const signal = stopping ? AbortSignal.any([timeOut, stopping]) : timeOut
  const json = body === undefined ? {} : { body: JSON.stringify(body) }
  const mayBeDone = method !== 'GET'
  try {
    const about = { accept: 'application/json', 'content-type': 'application/json', ...headers }
    const response = await fetch(url, { method, signal, redirect: 'manual', headers: about, ...json })
    return read(response, await textOf(response), mayBeDone)
  } catch (error) {
    if (error instanceof OfficeProblem) throw error
    throw new OfficeProblem({ trouble: timeOut.aborted ? 'slow' : troubleOf(error), mayBeDone })
  }
}

function troubleOf(error: unknown): Trouble {
  const failure = failureOf(error)
  return isDistrust(failure) ? `certificate: ${failure}` : 'unreachable'
}

function read(response: Response, text: string, isWrite: boolean): unknown {
  const { status, ok } = response
  if (status === 204) return null
  const json = parse(text)
  if (ok && json !== undefined) return json
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'))
  const isServers = status >= 500
  throw new OfficeProblem({
    trouble: isServers ? 'broken' : json === undefined ? 'stranger' : (refusals[status] ?? 'stranger'),
    mayBeDone: isWrite && (isServers || ok),
    retryAfterMs,
    refusal: json,
  })
}

const refusals: Record<number, Trouble> = { 400: 'rule', 401: 'token', 403: 'rights', 404: 'missing', 409: 'busy', 429: 'busy' }

/** Returns the milliseconds that a `Retry-After` of seconds asks for, an hour at most; null for anything else. */
function readRetryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header) ? Math.min(Number(header) * 1000, longestRetryMs) : null
}

/** Whoever answers may be anybody, who may never come to an end. */
async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > mostBytes) throw new OfficeProblem({ trouble: 'stranger', mayBeDone: true })
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parse(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? json : undefined
  } catch {
    return undefined
  }
}
