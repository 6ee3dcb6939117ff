import type { Conversation } from '../conversation/conversation.ts'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import { Coalesced } from './coalesce.ts'

/** How every window of this server gets what it shows. */
export type Showing = {
  read(visitId: number, after: number): Promise<Conversation | null>
  render(conversation: Conversation): string
  /** renders the frame for a browser whose visit has been erased */
  renderForgotten(): string
  onError(error: unknown): void
  record(event: TelemetryEvent): void
}

type Socket = { send(frame: string): void; close(code: number): void }

/** One window of a visit: its socket, and how much of the conversation it has. */
export class Window extends Coalesced {
  readonly visitId: number
  readonly socket: Socket
  readonly #showing: Showing
  #cursor: number
  /** when the first change came that the window does not show yet, or that is being read */
  #requestedAt: number | null = null
  #isOpen = true

  constructor(showing: Showing, socket: Socket, visitId: number, after: number) {
    super()
    this.visitId = visitId
    this.socket = socket
    this.#showing = showing
    this.#cursor = after
  }

  /** Reads the visit and shows it. */
  refresh(): void {
    this.#requestedAt ??= performance.now()
    this.request()
  }

  close(): void {
    this.#isOpen = false
  }

  protected async run(): Promise<void> {
    if (!this.#isOpen) return
    const from = this.#requestedAt ?? performance.now()
    this.#requestedAt = null
    try {
      await this.#show()
    } catch (error) {
      this.#requestedAt = from
      throw error
    }
    this.#recordShown(from)
  }

  protected failed(error: unknown): void {
    this.#showing.onError(error)
  }

  async #show(): Promise<void> {
    const { read, render, renderForgotten } = this.#showing
    const conversation = await read(this.visitId, this.#cursor)
    if (!conversation) return this.socket.send(renderForgotten())
    this.socket.send(render(conversation))
    this.#cursor = conversation.last
  }

  #recordShown(from: number): void {
    this.#showing.record({ type: 'visitor shown', visit: this.visitId, ms: performance.now() - from })
  }
}
