import type { Conversation, Seen } from '../conversation/conversation.ts'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import type { Written } from '../store/store.ts'
import { Coalesced } from './coalesce.ts'

/** How every window of this server gets what it shows. */
export type Showing = {
  read(visit: VisitOfCampaign, after: number): Promise<Conversation | null>
  /** what a page shows after a transaction has written this; null where that has to be read */
  compose(written: Written): Conversation | null
  render(campaignId: number, conversation: Conversation): string
  /** renders the frame for a page that has missed nothing */
  renderUpToDate(): string
  /** renders the frame for a browser whose visit has been erased */
  renderForgotten(campaignId: number): string
  onError(error: unknown): void
  record(event: TelemetryEvent): void
}

type VisitOfCampaign = { visitId: number; campaignId: number }

type Socket = { send(frame: string): void; close(code: number): void }

/** A conversation and the frame that shows it. */
export type Shown = { frame: string; conversation: Conversation }

/** One window of a visit: its socket, and what its page has of the conversation. */
export class Window extends Coalesced {
  readonly visitId: number
  readonly #campaignId: number
  readonly socket: Socket
  readonly #showing: Showing
  /** the number of the newest entry that the page has; null once it has been told that its visit is gone */
  #cursor: number | null
  #etag: string | null
  /** whether something is known to have changed; otherwise it is enough to make sure that nothing has */
  #isStale = false
  /** when the first change came that the page does not show yet */
  #requestedAt: number | null = null
  #isOpen = true

  constructor(showing: Showing, socket: Socket, { visitId, campaignId }: VisitOfCampaign, { after, etag }: Seen) {
    super()
    this.visitId = visitId
    this.#campaignId = campaignId
    this.socket = socket
    this.#showing = showing
    this.#cursor = after
    this.#etag = etag
  }

  /** Something has changed: reads the visit and shows it. */
  refresh(): void {
    this.#isStale = true
    this.check()
  }

  /** Something may have changed: shows the visit unless the page is up to date. */
  check(): void {
    this.#requestedAt ??= performance.now()
    this.request()
  }

  /**
   * Whether the page has exactly what it had to show before a transaction moved the visit's cursor from `base` to `last`. While a
   * reading is under way nobody knows: it may be older than the transaction, and would overtake it.
   */
  mayTake({ base, last }: Pick<Written, 'base' | 'last'>): boolean {
    return !this.isRunning && this.#cursor === base && last > base
  }

  /** Shows what was written at `from`. Expects that it may. */
  take(shown: Shown, from: number): void {
    this.#send(shown)
    this.#recordShown(from)
  }

  /** Shows what the page lacks, once. Throws where that cannot be read. */
  showOnce(): Promise<void> {
    return this.run()
  }

  close(): void {
    this.#isOpen = false
  }

  protected async run(): Promise<void> {
    if (!this.#isOpen || this.#cursor === null) return
    const [from, isStale] = [this.#requestedAt ?? performance.now(), this.#isStale]
    this.#requestedAt = null
    this.#isStale = false
    try {
      await this.#show(this.#cursor, isStale)
    } catch (error) {
      this.#requestedAt = from
      this.#isStale ||= isStale
      throw error
    }
    this.#recordShown(from)
  }

  protected failed(error: unknown): void {
    this.#showing.onError(error)
  }

  async #show(after: number, isStale: boolean): Promise<void> {
    const { read, render, renderUpToDate, renderForgotten } = this.#showing
    const campaignId = this.#campaignId
    const conversation = await read({ visitId: this.visitId, campaignId }, after)
    if (conversation && !isStale && this.#hasAll(conversation)) return this.socket.send(renderUpToDate())
    if (conversation) return this.#send({ frame: render(campaignId, conversation), conversation })
    this.socket.send(renderForgotten(campaignId))
    this.#cursor = null
  }

  #hasAll({ stage, entries }: Conversation): boolean {
    return entries.length === 0 && stage.etag === this.#etag
  }

  #send({ frame, conversation: { last, stage } }: Shown): void {
    this.socket.send(frame)
    this.#cursor = last
    this.#etag = stage.etag
  }

  #recordShown(from: number): void {
    this.#showing.record({ type: 'visitor shown', visit: this.visitId, ms: performance.now() - from })
  }
}
