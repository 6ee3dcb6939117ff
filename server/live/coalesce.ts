/**
 * Something that is run on request. Requests during a run are coalesced into one more run after it: what a reader sees is never
 * older than the last request, and a burst of requests costs two runs. A failed run goes to `failed` and is retried.
 */
export abstract class Coalesced {
  protected retryMs = 400
  #isRunning = false
  #isStale = false

  /** Whether a run is under way. */
  get isRunning(): boolean {
    return this.#isRunning
  }

  request(): void {
    this.#isStale = true
    if (!this.#isRunning) void this.#runAll()
  }

  protected abstract run(): Promise<void>
  protected abstract failed(error: unknown): void

  async #runAll(): Promise<void> {
    this.#isRunning = true
    while (this.#isStale) {
      this.#isStale = false
      await this.run().catch((error) => {
        this.failed(error)
        setTimeout(() => this.request(), this.retryMs)
      })
    }
    this.#isRunning = false
  }
}
