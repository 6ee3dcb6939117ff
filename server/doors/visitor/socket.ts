import type { SocketEvents } from '../../http/http.ts'
import type { Live, Page, Window } from '../../live/live.ts'

/** 1008 (policy violation): `hx-ws` does not reconnect after it. */
const policyViolation = 1008

type Deps = {
  live: Live
  /** how many windows of one visit may have a socket at once */
  mostWindows: number
  /** the last frame of a window that is closed because the visit has too many */
  tooManyWindows: string
}

/**
 * The socket of a visit, which sends HTML and receives nothing. Without a visit it closes at once. A class, so that nothing of the
 * request is kept with it.
 */
export class VisitSocket implements SocketEvents {
  readonly #deps: Deps
  #page: Page | null
  #window: Window | null = null

  /** `page` is null where there is no visit. */
  constructor(deps: Deps, page: Page | null) {
    this.#deps = deps
    this.#page = page
  }

  onOpen(socket: Window['socket']): void {
    const page = this.#page
    this.#page = null
    if (!page) return socket.close(policyViolation)
    this.#window = this.#deps.live.open(socket, page)
    this.#closeOldest(page.visitId)
  }

  onClose(): void {
    if (this.#window) this.#deps.live.remove(this.#window)
  }

  /**
   * A window over the limit closes the oldest one, because a visitor wants to see the window that they have just opened. `hx-ws`
   * closes the sockets of hidden tabs, so all of these are visible side by side.
   */
  #closeOldest(visitId: number): void {
    const { live, mostWindows, tooManyWindows } = this.#deps
    const windows = live.windowsOf(visitId)
    const [oldest] = windows
    if (!oldest || windows.length <= mostWindows) return
    live.remove(oldest)
    oldest.socket.send(tooManyWindows)
    oldest.socket.close(policyViolation)
  }
}

/** The socket of a page that was opened before pages made their own tokens. It makes the page load itself again, which keeps its visit. */
export class OutdatedSocket implements SocketEvents {
  readonly #frame: string

  /** `frame` is what makes it do so. */
  constructor(frame: string) {
    this.#frame = frame
  }

  onOpen(socket: Window['socket']): void {
    socket.send(this.#frame)
    socket.close(policyViolation)
  }
}
