import { Coalesced } from './coalesce.ts'

/**
 * A notification of PostgreSQL holds less than 8,000 bytes, including the server's id
 * (https://www.postgresql.org/docs/current/sql-notify.html).
 */
const mostIds = 500

type Send = (visitIds: number[]) => Promise<void>
type OnError = (error: unknown) => void

/**
 * Announces changed visits by id, in batches, with one `send` at a time. Ids that come in meanwhile share the next batch, so that
 * commits never queue behind PostgreSQL's notification lock. A batch whose `send` fails is retried after `retryMs`.
 */
export class Announcer extends Coalesced {
  readonly #waiting = new Set<number>()
  #sending: Promise<void> = Promise.resolve()
  readonly #send: Send
  protected readonly failed: OnError
  protected override readonly retryMs: number

  constructor(send: Send, onError: OnError, retryMs = 250) {
    super()
    this.#send = send
    this.failed = onError
    this.retryMs = retryMs
  }

  announce(visitIds: Iterable<number>): void {
    for (const id of visitIds) this.#waiting.add(id)
    if (this.#waiting.size > 0) this.request()
  }

  /** Sends what still waits, without a retry. Returns whether everything has been announced. */
  async finish(): Promise<boolean> {
    await this.#sending.catch(() => {})
    return this.#sendWaiting().then(
      () => true,
      () => false,
    )
  }

  protected run(): Promise<void> {
    return (this.#sending = this.#sendWaiting())
  }

  async #sendWaiting(): Promise<void> {
    while (this.#waiting.size > 0) {
      const ids = [...this.#waiting].slice(0, mostIds)
      ids.forEach((id) => this.#waiting.delete(id))
      await this.#send(ids).catch((error) => {
        ids.forEach((id) => this.#waiting.add(id))
        throw error
      })
    }
  }
}
