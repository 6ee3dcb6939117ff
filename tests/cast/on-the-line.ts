import type { Line, SessionEnd } from '../../scenario/emulator/telephone-line.ts'
import type { HandClock } from './hand-clock.ts'
import { waitFor } from './waiting.ts'

const longestListeningMs = 60_000
const stepMs = 100
const reactionMs = 400

/** Somebody on the telephone: what is heard there, and how to wait for it. */
export abstract class OnTheLine {
  readonly line: Line
  protected readonly clock: HandClock
  readonly #settled: () => Promise<void>
  /** when the person's last words ended, and when Pavel next began to speak, in milliseconds of the clock */
  protected spokeAt: number | null = null
  protected repliedAt: number | null = null
  #listenings = 0
  #heardBefore = 0
  #sessionEnd: SessionEnd | null = null

  /** `settled` resolves when no request of a scenario is at the server, which takes no time of the clock. */
  constructor(line: Line, clock: HandClock, settled: () => Promise<void> = async () => {}) {
    this.line = line
    this.clock = clock
    this.#settled = settled
    void line.over.then((end) => {
      this.#sessionEnd = end
    })
    line.listen(({ type }) => {
      const now = clock.now()
      if (type === 'listened') this.#listenings += 1
      if (type === 'spoke') this.spokeAt = now
      if (type === 'spoke') this.repliedAt = null
      if (type === 'said' && this.spokeAt !== null) this.repliedAt ??= now
    })
  }

  /** Waits until the call has ended. */
  async isDisconnected(): Promise<void> {
    await this.until(() => this.line.state === 'ended', 'the end of the call')
  }

  /** Waits until the scenario's session has ended. Returns how it ended. */
  async isForgotten(): Promise<SessionEnd> {
    await this.until(() => this.#sessionEnd !== null, 'the end of the session')
    return this.#sessionEnd ?? 'a broken rule'
  }

  /** Lets time pass until the scenario's session has ended. Returns how it ended. */
  async isForgottenInTime(): Promise<SessionEnd> {
    await this.passesUntil(() => this.#sessionEnd !== null, 'the end of the session')
    return this.#sessionEnd ?? 'a broken rule'
  }

  /** The first phrase that contains `part`, of those said since the person did something. */
  protected heardWith(part: string): string | undefined {
    return this.line.said.slice(this.#heardBefore).find((text) => text.includes(part))
  }

  protected act(act: () => void): void {
    this.#heardBefore = this.line.said.length
    act()
  }

  /** Advances time only while Pavel still listens to the same question. A recogniser may outlast that, but not the report of it. */
  protected async listeningIsOver(): Promise<void> {
    const question = this.#listenings
    const phrases = this.line.said.length
    const isReported = () => this.line.requestsUnderWay > 0 || this.line.said.length > phrases
    const isOver = () => !this.line.isListening || this.#listenings > question || isReported()
    for (let ms = 0; ms < longestListeningMs; ms += stepMs) {
      await this.clock.advance(0)
      if (isOver()) return
      await this.clock.advance(stepMs)
    }
    throw new Error(`Pavel never stops listening: ${this.report('silence')}`)
  }

  protected get isHeard(): boolean {
    const { isListening, isSpeaking, requestsUnderWay } = this.line
    return isListening && !isSpeaking && requestsUnderWay === 0
  }

  /** Waits until something is so that needs no time to pass. */
  protected async until(isSo: () => boolean, purpose: string): Promise<void> {
    await waitFor(
      () => isSo() || this.line.error !== null,
      () => this.report(purpose),
    )
    if (!isSo() && this.line.error) throw this.line.error
  }

  /** Lets time pass until something is so, but none while the server works. */
  protected async passesUntil(isSo: () => boolean, purpose: string, mostMs = longestListeningMs): Promise<void> {
    const isOver = () => isSo() || this.line.error !== null
    const isInTime = await this.clock.advanceUntil(isOver, mostMs, this.#settled)
    if (this.line.error && !isSo()) throw this.line.error
    if (!isInTime) throw new Error(`${mostMs / 1000} s passed without ${this.report(purpose)}`)
  }

  /** Lets time pass until Pavel has listened for as long as people wait before they speak: he may only draw breath. */
  protected async isTheirTurn(): Promise<void> {
    for (let isSure = false; !isSure;) {
      await this.passesUntil(() => this.isHeard, 'Pavel listening')
      isSure = !(await this.clock.advanceUntil(() => !this.isHeard, reactionMs, this.#settled))
    }
  }

  /** Lets this much time pass, but none while the server works. */
  protected async passes(ms: number): Promise<void> {
    await this.clock.advanceUntil(() => false, ms, this.#settled)
  }

  protected report(purpose: string): string {
    const { state, isListening, isSpeaking, said, log } = this.line
    const heard = said.map((text) => `  «${text}»`).join('\n') || '  nothing'
    const doing = isSpeaking ? 'speaks' : isListening ? 'listens' : 'is silent'
    return `${purpose}. The line: ${state}, Pavel ${doing}. Heard so far:\n${heard}\nThe scenario's log:\n${log.join('\n')}`
  }
}
