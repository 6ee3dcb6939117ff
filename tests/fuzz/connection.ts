import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { readResponse, type Response } from './response.ts'

/** Bytes to send, piece by piece. */
export type Input = {
  pieces: Buffer[]
  pauseMs?: number
  isHead?: boolean
  /** false when the bytes may be an incomplete request: then a short wait without a reply is fine */
  isWhole: boolean
  /** frames to send once the server has accepted a WebSocket */
  frames?: Buffer[]
}

/** `closed`: the server closed without a reply. `silent`: it waits for more. */
export type Answer = { response: Response | null; outcome: 'answered' | 'closed' | 'silent'; ms: number }

const patienceMs = { whole: 20_000, otherwise: 60, afterFrames: 15 }

/** A client's connection, kept alive as long as the server keeps it. */
export class Connection {
  #socket: Socket | null = null
  #bytes = Buffer.alloc(0)
  #isClosed = false
  #changed = () => {}

  constructor(readonly port: number) {}

  async exchange({ pieces, pauseMs = 0, isHead = false, isWhole, frames }: Input): Promise<Answer> {
    const socket = await this.#open()
    const startedAt = performance.now()
    for (const [index, piece] of pieces.entries()) {
      if (index > 0 && pauseMs > 0) await wait(pauseMs)
      if (!this.#isClosed) socket.write(piece)
    }
    const response = await this.#answer(isHead, isWhole ? patienceMs.whole : patienceMs.otherwise)
    const ms = performance.now() - startedAt
    const outcome = response ? 'answered' : this.#isClosed ? 'closed' : 'silent'
    if (response?.status === 101) await this.#sendFrames(socket, frames ?? [])
    if (!isWhole || !response || mayNotBeKept(response) || response.length < this.#bytes.length) this.close()
    this.#bytes = Buffer.alloc(0)
    return { response, outcome, ms }
  }

  /** Resets the connection, so that no port stays occupied by data that nobody reads. */
  close(): void {
    this.#socket?.resetAndDestroy()
    this.#socket = null
  }

  async #sendFrames(socket: Socket, frames: Buffer[]): Promise<void> {
    for (const frame of frames) if (!this.#isClosed) socket.write(frame)
    await Promise.race([
      wait(patienceMs.afterFrames),
      new Promise<void>((resolve) => {
        this.#changed = () => this.#isClosed && resolve()
      }),
    ])
  }

  async #answer(isHead: boolean, patience: number): Promise<Response | null> {
    const deadline = performance.now() + patience
    for (;;) {
      const response = readResponse(this.#bytes, isHead)
      const left = deadline - performance.now()
      if (response || this.#isClosed || left <= 0) return response
      const timeout = new AbortController()
      await Promise.race([
        new Promise<void>((resolve) => {
          this.#changed = resolve
        }),
        wait(left, undefined, { signal: timeout.signal }),
      ])
      timeout.abort()
    }
  }

  async #open(): Promise<Socket> {
    if (this.#socket && !this.#isClosed) return this.#socket
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true })
    this.#socket = socket
    this.#bytes = Buffer.alloc(0)
    this.#isClosed = false
    socket.on('data', (bytes: Buffer) => {
      if (this.#socket !== socket) return
      this.#bytes = Buffer.concat([this.#bytes, bytes])
      this.#changed()
    })
    const closed = () => {
      if (this.#socket !== socket) return
      this.#isClosed = true
      this.#changed()
    }
    socket.on('error', closed).on('close', closed).on('end', closed)
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return socket
  }
}

function mayNotBeKept({ status, headers }: Response): boolean {
  return status === 101 || headers.get('connection') === 'close'
}
