import { type Listener, runtime } from '../../../server/runtime.ts'
import { waitFor } from '../../cast/waiting.ts'
import type { Telephone } from './telephone.ts'

/** Open pages of the telephone, reduced to their sockets. */
export class Browsers {
  readonly #sockets: WebSocket[] = []

  constructor(
    readonly telephone: Telephone,
    readonly listener: Listener,
  ) {}

  static async at(telephone: Telephone) {
    return new Browsers(telephone, await runtime.serve(telephone.app, { port: 0, host: '127.0.0.1' }))
  }

  /** Opens a page with this query. Without a call its telephone is idle. */
  async open(query: { call?: string; caller?: string } = {}): Promise<Browser> {
    const socket = new WebSocket(`${this.listener.url.replace('http', 'ws')}phone/socket?${new URLSearchParams(query)}`)
    this.#sockets.push(socket)
    const browser = new Browser(socket)
    await waitFor(
      () => browser.frames.length > 0,
      () => 'the socket to bring something',
    )
    return browser
  }

  async close() {
    for (const socket of this.#sockets.splice(0)) socket.close()
    await this.listener.stop()
  }
}

export class Browser {
  readonly frames: string[] = []
  readonly closed: Promise<number>

  constructor(readonly socket: WebSocket) {
    socket.onmessage = ({ data }) => this.frames.push(String(data))
    this.closed = new Promise((resolve) => {
      socket.onclose = ({ code }) => resolve(code)
    })
  }

  sees = (text: string) =>
    waitFor(
      () => this.frames.some((frame) => frame.includes(text)),
      () => `«${text}» on the socket`,
    )

  /** The id of the call that rings on this page, or null. */
  get ringing() {
    const news = this.frames.findLast((frame) => frame.includes('hx-target="#incoming"')) ?? ''
    return /calls\/([^/]+)\/answer/.exec(news)?.[1] ?? null
  }

  rings = () =>
    waitFor(
      () => this.ringing !== null,
      () => 'the telephone to ring',
    )
  isSilent = () =>
    waitFor(
      () => this.ringing === null,
      () => 'the telephone to ring no more',
    )
}
