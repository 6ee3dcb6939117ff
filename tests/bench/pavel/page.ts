import type { Page } from '../contender.ts'
import { delayBefore, isHeartbeat, type Reconnecting, returning, seeing, spreadIn } from './reconnecting.ts'
import { socketOf } from './socket.ts'
import type { Visit } from './visit.ts'

/** The codes after which `hx-ws` reconnects. Bun closes with 1002 where a browser has 1006: when a handshake was refused. */
const reconnectCodes = [1001, 1002, 1005, 1006, 1011, 1012, 1013, 1014]

/** As in `static/chat/wire.js`: a socket without a heartbeat for so long is replaced. */
const silenceMs = 7_000

/** Opens the page of a visit, which closes and reconnects as one in a browser does. Resolves once it shows its state. */
export function openPage(visit: Visit, reconnecting: Reconnecting): Promise<Page> {
  let current: WebSocket | null = null
  let seen = visit
  let spreadMs = 0
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
      const socket = (current = socketOf(isReturn ? returning(seen) : seen))
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
      if (isHeartbeat(frame)) return void (spreadMs = spreadIn(frame))
      seen = seeing(seen, frame)
      if (!Number.isNaN(page.shownAt)) return
      page.shownAt = performance.now()
      resolve(page)
    }

    function close({ code, reason }: CloseEvent) {
      forget()
      if (!reconnectCodes.includes(code)) return reject(new Error(`a page closed with ${code} ${reason}`))
      if (!Number.isNaN(page.shownAt)) Object.assign(page, { closedAt: performance.now(), shownAt: Number.NaN })
      waiting = setTimeout(connect, delayBefore(++attempt, spreadMs, reconnecting))
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
