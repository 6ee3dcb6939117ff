import { parseHTML } from 'linkedom'
import type { Page } from '../contender.ts'
import { socketOf } from './socket.ts'
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
 * The milliseconds before the next socket, as `hx-ws` and `static/chat/wire.js` reckon them; `attempt` counts from 1. A spread
 * that the server asks for, in the frame or the code with which it closes, belongs here.
 */
function delayBefore(attempt: number, { reconnectDelay, reconnectMaxDelay }: Reconnecting): number {
  const delay = Math.min(reconnectDelay * 2 ** (attempt - 1), reconnectMaxDelay)
  return delay * (1 + (Math.random() * 2 - 1) * jitter)
}

/** The codes after which `hx-ws` reconnects. Bun closes with 1002 where a browser has 1006: when a handshake was refused. */
const reconnectCodes = [1001, 1002, 1005, 1006, 1011, 1012, 1013, 1014]

/** As in `static/chat/wire.js`. */
const silenceMs = 7_000

/** Whether a frame brings a page up to date: the heartbeat is for all, and says nothing. */
const isState = (frame: string) => frame !== '{}'

/** Opens the page of a visit, which closes and reconnects as one in a browser does. Resolves once it shows its state. */
export function openPage(visit: Visit, reconnecting: Reconnecting): Promise<Page> {
  let current: WebSocket | null = null
  let attempt = 0
  let isReturn = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  const page = {
    closedAt: Number.NaN,
    shownAt: Number.NaN,
    leave() {
      const last = current
      forget()
      last?.close()
    },
  }
  return new Promise((resolve, reject) => {
    connect()

    function connect() {
      const socket = (current = socketOf(isReturn ? returning(visit) : visit))
      expectSign()
      socket.addEventListener('open', () => socket === current && open())
      socket.addEventListener('message', (event) => socket === current && receive(String(event.data)))
      socket.addEventListener('close', (event) => socket === current && close(event))
    }

    function open() {
      expectSign()
      attempt = 0
      isReturn = true
    }

    function receive(frame: string) {
      expectSign()
      if (!Number.isNaN(page.shownAt) || !isState(frame)) return
      page.shownAt = performance.now()
      resolve(page)
    }

    function close({ code, reason }: CloseEvent) {
      forget()
      if (!reconnectCodes.includes(code)) return reject(new Error(`a page closed with ${code} ${reason}`))
      if (!Number.isNaN(page.shownAt)) Object.assign(page, { closedAt: performance.now(), shownAt: Number.NaN })
      waiting = setTimeout(connect, delayBefore(++attempt, reconnecting))
    }

    function expectSign() {
      clearTimeout(silence)
      silence = setTimeout(() => {
        page.leave()
        attempt = 0
        connect()
      }, silenceMs)
    }
  })

  function forget() {
    clearTimeout(waiting)
    clearTimeout(silence)
    current = null
  }
}

const returning = (visit: Visit): Visit => ({ ...visit, socketUrl: `${visit.socketUrl}&again` })
