import type { NetworkOwner } from './network.ts'
import type { HttpRequest } from './request.ts'

const mostReplyBytes = 2 * 1024 * 1024

/** The engine's codes for a failure without an HTTP status (scenario/voxengine.md §5). */
const malformedUrl = -2
const hostNotFound = -3
const connectionError = -4
const networkError = -6
const timedOut = -7
const replyTooLong = -9

export type HttpResult = {
  code: number
  text: string | undefined
  data: number[] | undefined
  error: string | undefined
  headers: { key: string; value: string }[]
}

/**
 * Sends a request to the real server through an unreliable network. Never rejects: a failure is a result with a negative code.
 * `ending` aborts when the session is over.
 */
export function deliver(request: HttpRequest, owner: NetworkOwner, ending: AbortSignal): Promise<HttpResult> {
  const giveUp = new AbortController()
  ending.addEventListener('abort', () => giveUp.abort(), { once: true })
  return new Promise((resolve) => {
    const settle = (result: HttpResult) => {
      owner.clock.clearTimeout(patience)
      resolve(result)
    }
    const patience = owner.clock.setTimeout(() => {
      giveUp.abort()
      settle(failure(timedOut, 'Timed out'))
    }, request.timeoutMs)
    ending.addEventListener('abort', () => settle(failure(networkError, 'The session is over')), { once: true })
    void travel(request, owner, giveUp.signal).then((result) => result && settle(result))
  })
}

/** Resolves to null if the request or its reply is lost: then only the time limit ends it. */
async function travel(request: HttpRequest, owner: NetworkOwner, giveUp: AbortSignal): Promise<HttpResult | null> {
  const { faults, random, clock } = owner
  if (random() < faults.loseRequests) return null
  const isReplyLost = random() < faults.loseReplies
  const isRepeated = random() < faults.repeatRequests
  if (faults.requestDelayMs > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, faults.requestDelayMs))
  if (isRepeated) void fetched(request, giveUp, owner)
  const result = await fetched(request, giveUp, owner)
  return isReplyLost ? null : result
}

async function fetched(request: HttpRequest, signal: AbortSignal, owner: NetworkOwner): Promise<HttpResult> {
  if (!URL.canParse(request.url)) return failure(malformedUrl, 'The URL is malformed')
  try {
    const { url, method, body = null } = request
    const headers = { 'User-Agent': 'VoxEngine/1.0', ...request.headers }
    return await resultOf(await owner.fetch(url, { method, headers, body, signal, redirect: 'manual' }), request, owner)
  } catch (error) {
    return failure(codeOf(error), String(error))
  }
}

async function resultOf(response: Response, request: HttpRequest, owner: NetworkOwner): Promise<HttpResult> {
  if (response.status >= 300 && response.status < 400) {
    return owner.broken('the server redirects: what becomes of method and body then is not documented, so it must not')
  }
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length > mostReplyBytes) return failure(replyTooLong, 'The reply is over 2 MB')
  return {
    code: response.status,
    text: new TextDecoder().decode(bytes),
    data: request.wantsBytes ? [...bytes] : undefined,
    error: undefined,
    headers: [...response.headers].map(([key, value]) => ({ key, value })),
  }
}

function failure(code: number, error: string): HttpResult {
  return { code, error, text: undefined, data: undefined, headers: [] }
}

/** Looks at the error's `code` and its text, because Bun names the cause in one and Deno in the other. */
function codeOf(error: unknown): number {
  const told = `${String(error)} ${error instanceof Error ? `${codeIn(error)} ${codeIn(error.cause)}` : ''}`
  if (/ENOTFOUND|dns|not found/i.test(told)) return hostNotFound
  if (/ECONNREFUSED|ConnectionRefused|refused|Unable to connect/i.test(told)) return connectionError
  return networkError
}

function codeIn(value: unknown): string {
  return value instanceof Object && 'code' in value ? String(value.code) : ''
}
