import type { Clock } from './clock.ts'
import { deliver, type HttpResult } from './delivery.ts'
import type { Faults } from './faults.ts'
import { type CallBack, isFunction } from './handlers.ts'
import { type HttpRequest, requestOf } from './request.ts'
import { type Rules, strict } from './strict-members.ts'
import type { Unknowns } from './unknowns.ts'

const mostActive = 3
const mostAtOnce = 35

/** Sends a request as `fetch` does. */
export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>

export type NetworkOwner = Rules & {
  clock: Clock
  faults: Faults
  unknowns: Unknowns
  random: () => number
  /** carries the scenario's requests */
  fetch: Fetch
  callBack: CallBack
  /** breaks a rule if the engine would not send a request now */
  admitRequest: () => void
}

/** The engine's `Net`: three requests at once, the rest in a queue, 35 in all (scenario/voxengine.md §5). */
export class Network {
  readonly #owner: NetworkOwner
  readonly #ending = new AbortController()
  #queue: (() => void)[] = []
  #active = 0
  #whenIdle: (() => void)[] = []

  constructor(owner: NetworkOwner) {
    this.#owner = owner
  }

  readonly httpRequestAsync = (url: unknown, options: unknown, ...more: unknown[]): Promise<HttpResult> => {
    if (isFunction(options) || more.length > 0) {
      this.#owner.broken('Net.httpRequestAsync takes (url, options) and no callback: it gives a promise')
    }
    const sent = this.#send(requestOf('Net.httpRequestAsync', url, options ?? {}, this.#owner))
    return this.#owner.unknowns.httpFailure === 'rejects' ? sent.then(orReject) : sent
  }

  readonly httpRequest = (url: unknown, onAnswer: unknown, options?: unknown): void => {
    if (!isFunction(onAnswer)) {
      this.#owner.broken('Net.httpRequest takes (url, callback, options): the callback comes second')
    }
    const request = requestOf('Net.httpRequest', url, options ?? {}, this.#owner)
    void this.#send(request).then((result) => isFunction(onAnswer) && this.#owner.callBack(onAnswer, result))
  }

  /** The number of active and queued requests. */
  get underWay(): number {
    return this.#active + this.#queue.length
  }

  /** Resolves when no request is active. */
  idle(): Promise<void> {
    if (this.#active === 0) return Promise.resolve()
    return new Promise((resolve) => this.#whenIdle.push(resolve))
  }

  /** Drops queued requests silently, as the engine does when a session ends. */
  dropQueue(): void {
    this.#queue = []
  }

  /** Aborts everything, because the session is over. */
  stop(): void {
    this.dropQueue()
    this.#ending.abort()
  }

  #send(request: HttpRequest): Promise<HttpResult> {
    this.#owner.admitRequest()
    if (this.underWay >= mostAtOnce) throw new Error('Exceeded the HTTP connection count limit!')
    return new Promise((resolve) => {
      const start = () => void this.#run(request, resolve)
      if (this.#active < mostActive) start()
      else this.#queue.push(start)
    })
  }

  async #run(request: HttpRequest, resolve: (result: HttpResult) => void): Promise<void> {
    this.#active += 1
    const result = await deliver(request, this.#owner, this.#ending.signal)
    this.#active -= 1
    if (this.#ending.signal.aborted) return
    resolve(strict('HttpRequestResult', result, this.#owner))
    this.#queue.shift()?.()
    if (this.#active === 0) for (const tell of this.#whenIdle.splice(0)) tell()
  }
}

/** Codes of 0 or below are failures without an HTTP status. */
function orReject(result: HttpResult): HttpResult {
  if (result.code > 0) return result
  throw new Error(`${result.code} ${result.error}`)
}
