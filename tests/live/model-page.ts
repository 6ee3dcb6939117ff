import type { Conversation } from '../../server/conversation/conversation.ts'
import type { Live, Window } from '../../server/live/live.ts'
import { type ModelVisit, type Shown, shownOf } from './model-visit.ts'

export const frames = { upToDate: 'up to date', forgotten: 'forgotten' }

/** A page of the visit: what it shows, and its socket, whose frames arrive in their order or are lost with it. */
export class ModelPage {
  shown: Shown | null = null
  #etag: string | null = null
  #socket: Socket | null = null
  #wasOpen = false
  readonly #visit: ModelVisit
  readonly #live: Live

  constructor(visit: ModelVisit, live: Live) {
    this.#visit = visit
    this.#live = live
  }

  /** Loads the page and opens its socket. */
  async load(): Promise<void> {
    const conversation = await this.#visit.read(0)
    if (!conversation) return
    this.#apply(conversation)
    this.open()
  }

  get isOpen(): boolean {
    return this.#socket !== null
  }

  /** The number of its last entry and its stage go into the socket's address. A socket that it had is lost. */
  open(): void {
    if (!this.shown) return
    this.drop()
    const seen = { after: this.shown.entries.at(-1) ?? 0, etag: this.#etag }
    this.#socket = new Socket(this.#visit, (frame) => this.#receive(frame))
    this.#socket.window = this.#live.open(this.#socket, { visitId: 1, campaignId: 1, seen, isReturn: this.#wasOpen })
    this.#wasOpen = true
  }

  /** The network fails: what is under way is lost, and the server hears of it later. */
  drop(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.drop()
    void this.#visit.soon('the server notices a closed socket').then(() => socket?.window && this.#live.remove(socket.window))
  }

  #receive(frame: string): void {
    if (frame === frames.forgotten) this.shown = null
    else if (frame !== frames.upToDate) this.#apply(JSON.parse(frame) as Conversation)
  }

  /** An entry that is there already is replaced. */
  #apply(conversation: Conversation): void {
    const { stage, entries } = shownOf(conversation)
    this.shown = { stage, entries: [...new Set([...(this.shown?.entries ?? []), ...entries])].sort((one, other) => one - other) }
    this.#etag = conversation.stage.etag
  }
}

class Socket {
  window: Window | null = null
  readonly #visit: ModelVisit
  readonly #receive: (frame: string) => void
  readonly #underWay: string[] = []
  #isOpen = true

  constructor(visit: ModelVisit, receive: (frame: string) => void) {
    this.#visit = visit
    this.#receive = receive
  }

  send(frame: string): void {
    this.#underWay.push(frame)
    void this.#deliver()
  }

  close(): void {}

  async #deliver(): Promise<void> {
    await this.#visit.soon('a frame arrives')
    const next = this.#underWay.shift()
    if (this.#isOpen && next !== undefined) this.#receive(next)
  }

  drop(): void {
    this.#isOpen = false
  }
}
