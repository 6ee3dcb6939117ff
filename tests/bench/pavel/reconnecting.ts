import { parseHTML } from 'linkedom'
import type { Visit } from './visit.ts'

/** When a page reconnects, as the server's document tells htmx. */
export type Reconnecting = { reconnectDelay: number; reconnectMaxDelay: number }

export async function readReconnecting(url: string): Promise<Reconnecting> {
  const { document } = parseHTML(await (await fetch(url)).text())
  return JSON.parse(document.querySelector('meta[name="htmx-config"]')?.getAttribute('content') ?? '').ws
}

/** As in `hx-ws`, whose share of chance the document leaves as it is. */
const jitter = 0.3

/**
 * The milliseconds before the next socket of a page that is not in a call, as `hx-ws` and `static/chat/wire.js` reckon them;
 * `attempt` counts from 1. `spreadMs` is what the server's last heartbeat asked for. Revisions before it ask for nothing.
 */
export function delayBefore(attempt: number, spreadMs: number, { reconnectDelay, reconnectMaxDelay }: Reconnecting): number {
  const usual = Math.min(reconnectDelay * 2 ** (attempt - 1), reconnectMaxDelay)
  const spread = attempt === 1 ? Math.random() * spreadMs : spreadMs
  return (spreadMs > reconnectMaxDelay ? spread : usual) * (1 + (Math.random() * 2 - 1) * jitter)
}

/** JSON is a heartbeat for all pages, and shows nothing. */
export const isHeartbeat = (frame: string): boolean => frame.startsWith('{')

export const spreadIn = (heartbeat: string): number => JSON.parse(heartbeat).spreadMs ?? 0

/** A page that tells the server what it shows, in its socket's address, keeps that current. */
export function seeing({ socketUrl, ...visit }: Visit, frame: string): Visit {
  const url = new URL(socketUrl)
  if (!url.searchParams.has('etag')) return { socketUrl, ...visit }
  const last = [...frame.matchAll(/ id="entry-(\d+)"/g)].at(-1)?.[1]
  const etag = /<div id="stage"[^>]* data-etag="([^"]*)"/.exec(frame)?.[1]
  if (last) url.searchParams.set('after', last)
  if (etag) url.searchParams.set('etag', etag)
  return { socketUrl: url.href, ...visit }
}

/** A page that had a socket before says so. */
export const returning = ({ socketUrl, ...visit }: Visit): Visit => ({ socketUrl: `${socketUrl}&again`, ...visit })
