import type { Clock } from './clock.ts'
import { deliver, type HttpResult } from './delivery.ts'
import type { Faults } from './faults.ts'
import { type CallBack, isFunction } from './handlers.ts'
import { type HttpRequest, requestOf } from './request.ts'
import { type Rules, strict } from './strict.ts'
import type { Unknowns } from './unknowns.ts'

const mostActive = 3
const mostAtOnce = 35

export type NetworkOwner = Rules & {
  clock: Clock
  faults: Faults
  unknowns: Unknowns
  random: () => number
  callBack: CallBack
  /** refuses a request that the engine would not send now */
  admitRequest: () => void
}

/** `Net` of one session: three requests at once, the rest in a queue, 35 in all. Failures are resolved results with a code. */
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

  get underWay(): number {
    return this.#active + this.#queue.length
  }

  /** When no request is under way any more. */
  idle(): Promise<void> {
    if (this.#active === 0) return Promise.resolve()
    return new Promise((resolve) => this.#whenIdle.push(resolve))
  }

  /** Requests that wait for their turn vanish without a word when the session ends. */
  dropQueue(): void {
    this.#queue = []
  }

  /** Cuts everything under way: nobody is left to hear the results. */
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

/** The engine's own codes are below those of HTTP. */
function orReject(result: HttpResult): HttpResult {
  if (result.code > 0) return result
  throw new Error(`${result.code} ${result.error}`)
}
