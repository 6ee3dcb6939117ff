import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type Program,
  type StartedSession,
} from '../../scenario/emulator/emulator.ts'
import type { RefusalCode } from '../../scenario/emulator/outgoing.ts'
import type { Line, OutboundLine, SessionEnd } from '../../scenario/emulator/telephone-line.ts'
import { builtScenario } from './built-scenario.ts'
import { HandClock } from './hand-clock.ts'
import { waitFor } from './waiting.ts'

const longestListeningMs = 60_000
const stepMs = 100

export type TelephoneOptions = {
  /** URL that the scenario posts its events to: the server's `/voice/events` */
  url: string
  /** the secret the events are signed with, `whsec_…` */
  secret: string
} & Partial<Omit<EmulatorOptions, 'clock' | 'secrets'>>

/**
 * A telephone network that runs the real scenario. Speech takes no time by default; other time passes only when a test
 * advances `clock`.
 */
export type Telephone = {
  emulator: Emulator
  clock: HandClock
  /** Places an inbound call. A `caller` of null hides the number. */
  dials(caller: string | null, called?: string): Caller
  /** Starts a session without a call, as the Management API does. */
  starts(customData: string, program?: Program): StartedSession
  /** Waits until the scenario places a call, and returns the person whose telephone rings. */
  rings(): Promise<Caller>
  close(): void
}

export async function installTelephone({ url, secret, ...options }: TelephoneOptions): Promise<Telephone> {
  const clock = new HandClock()
  const secrets = { CALLBACK_URL: url, CALLBACK_SECRET: secret }
  const script = options.script ?? (await builtScenario())
  const emulator = createEmulator({ speech: () => 0, random: () => 0.5, ...options, script, secrets, clock })
  const ringing: OutboundLine[] = []
  emulator.onCall((line) => void ringing.push(line))
  const nextRinging = async () => {
    await waitFor(
      () => ringing.length > 0,
      () => 'a telephone to ring',
    )
    const line = ringing.shift()
    if (!line) throw new Error('another waiter took the ringing call')
    return new Caller(line, clock)
  }
  return {
    emulator,
    clock,
    starts: (customData, program) => emulator.start({ customData, ...program }),
    rings: nextRinging,
    dials: (caller, called = '78001234567') => new Caller(emulator.dial({ caller, called }), clock),
    close: emulator.close,
  }
}

/**
 * A person on the telephone. Each verb waits until it can be done, and throws with what the caller has heard so far when it
 * cannot.
 */
export class Caller {
  readonly line: Line
  readonly #clock: HandClock
  #listenings = 0
  #heardBefore = 0

  constructor(line: Line, clock: HandClock) {
    this.line = line
    this.#clock = clock
    line.listen((event) => {
      if (event.type === 'listened') this.#listenings += 1
    })
  }

  /** Waits until Pavel listens, then speaks. Resolves once he has stopped listening. An empty text is noise. */
  async says(text: string, options?: { confidence?: number; final?: boolean }): Promise<void> {
    await this.isListenedTo()
    this.#act(() => this.line.say(text, options))
    await this.#listeningIsOver()
  }

  /** Presses keys while Pavel speaks or listens. */
  async presses(keys: string): Promise<void> {
    await this.#until(() => this.line.isSpeaking || this.line.isListening, `a moment to press ${keys}`)
    this.#act(() => this.line.press(keys))
  }

  /** Waits until Pavel listens, then says nothing until his timeout. */
  async staysSilent(): Promise<void> {
    await this.isListenedTo()
    this.#act(() => {})
    await this.#listeningIsOver()
  }

  /** Advances time on the call, pausing it while a request to the server is under way. */
  async waits(seconds: number): Promise<void> {
    for (let left = seconds * 1000; left > 0; left -= stepMs) {
      await this.#until(() => this.line.requestsUnderWay === 0, 'the server to answer')
      await this.#clock.advance(Math.min(left, stepMs))
    }
  }

  /** Waits for a phrase that contains `part`, said since the caller's last action. Returns the phrase. */
  async hears(part: string): Promise<string> {
    const found = () => this.line.said.slice(this.#heardBefore).find((text) => text.includes(part))
    await this.#until(() => found() !== undefined, `the words «${part}»`)
    return found() ?? ''
  }

  /** Picks up the ringing telephone. */
  answers(who?: Parameters<OutboundLine['answer']>[0]): void {
    this.#act(() => this.#ringing().answer(who))
  }

  /** Makes the call fail with this status code instead of being answered. */
  refuses(code: RefusalCode): void {
    this.#act(() => this.#ringing().refuse(code))
  }

  async isAnswered(): Promise<void> {
    await this.#until(() => this.line.state === 'talking', 'an answer to the call')
  }

  async isListenedTo(): Promise<void> {
    await this.#until(() => this.line.isListening && this.line.requestsUnderWay === 0, 'Pavel to listen')
  }

  hangsUp(): void {
    this.#act(() => this.line.hangUp())
  }

  /** Drops the connection without a hang-up event. */
  dropsTheLine(): void {
    this.#act(() => this.line.drop())
  }

  /** Waits until the call has ended. */
  async isDisconnected(): Promise<void> {
    await this.#until(() => this.line.state === 'ended', 'the end of the call')
  }

  /** Waits until the scenario's session has ended. Returns how it ended. */
  async isForgotten(): Promise<SessionEnd> {
    let end: SessionEnd | undefined
    void this.line.over.then((how) => {
      end = how
    })
    await this.#until(() => end !== undefined, 'the end of the session')
    return end ?? 'a broken rule'
  }

  #ringing(): OutboundLine {
    if (this.line.direction === 'inbound') throw new Error('this person placed the call, so nothing rings here')
    return this.line
  }

  #act(act: () => void): void {
    this.#heardBefore = this.line.said.length
    act()
  }

  /** Advances time only while Pavel still listens to the same question. */
  async #listeningIsOver(): Promise<void> {
    const question = this.#listenings
    const isOver = () => !this.line.isListening || this.#listenings > question
    for (let ms = 0; ms < longestListeningMs; ms += stepMs) {
      await this.#clock.advance(0)
      if (isOver()) return
      await this.#clock.advance(stepMs)
    }
    throw new Error(`Pavel never stops listening: ${this.#report('silence')}`)
  }

  async #until(isSo: () => boolean, purpose: string): Promise<void> {
    await waitFor(
      () => isSo() || this.line.error !== null,
      () => this.#report(purpose),
    )
    if (!isSo() && this.line.error) throw this.line.error
  }

  #report(purpose: string): string {
    const { state, isListening, isSpeaking, said, log } = this.line
    const heard = said.map((text) => `  «${text}»`).join('\n') || '  nothing'
    const doing = isSpeaking ? 'speaks' : isListening ? 'listens' : 'is silent'
    return `${purpose}. The line: ${state}, Pavel ${doing}. Heard so far:\n${heard}\nThe scenario's log:\n${log.join('\n')}`
  }
}
