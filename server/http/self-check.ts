import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { failureOf } from '../rules/connection-failure/connection-failure.ts'
import type { Reached } from '../rules/go-live/go-live.ts'

/** Carries a word that the servers of one installation know, and nobody else. */
const header = 'Pavel-Self-Check'
const timeoutMs = 5_000
const mostBytes = 1_000

/** What a request of our own has brought along when it arrived. */
type Arrived = { takesSockets: boolean; forwards: boolean }

/** Returns middleware that answers a server of this installation, which looks where PUBLIC_URL leads. Nobody else is told anything. */
export function answerSelfCheck(word: string): MiddlewareHandler {
  return createMiddleware(async (c, next) => {
    if (c.req.header(header) !== word) return next()
    const arrived: Arrived = {
      takesSockets: /websocket/i.test(c.req.header('Upgrade') ?? ''),
      forwards: c.req.header('X-Forwarded-For') !== undefined,
    }
    return c.json(arrived, 200, { [header]: 'here', 'Cache-Control': 'no-store' })
  })
}

/**
 * Asks the server at `url` as a visitor's browser would that opens a socket, and returns where that has led. Never throws. A proxy that
 * does not pass sockets takes the wish for one away.
 */
export function tryPublicUrl(url: string, word: string): Promise<Reached> {
  const request = url.startsWith('https:') ? overHttps : overHttp
  const headers = {
    [header]: word,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': btoa('a word of 16 let'),
  }
  return new Promise((resolve) => {
    const fail = (error: unknown) => resolve({ to: 'nowhere', failure: failureOf(error) })
    const asking = request(`${url}/healthz`, { headers, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text = (text + part).slice(0, mostBytes)))
      response.once('error', fail)
      response.once('end', () => {
        const isHere = response.headers[header.toLowerCase()] === 'here'
        resolve(isHere ? { to: 'here', ...(JSON.parse(text) as Arrived) } : { to: 'elsewhere', status: response.statusCode ?? 0 })
      })
    })
    // Whoever agrees to a socket without asking the word is somebody else.
    asking.once('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ to: 'elsewhere', status: response.statusCode ?? 101 })
    })
    asking.once('error', fail)
    asking.end()
  })
}
