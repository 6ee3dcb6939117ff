import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type Program,
  type StartedSession,
} from '../../scenario/emulator/emulator.ts'
import type { RefusalCode } from '../../scenario/emulator/outgoing.ts'
import type { OutboundLine } from '../../scenario/emulator/telephone-line.ts'
import { builtScenario } from './built-scenario.ts'
import { HandClock } from './hand-clock.ts'
import { OnTheLine } from './on-the-line.ts'
import { waitFor } from './waiting.ts'
import { watched } from './watched-fetch.ts'

const stepMs = 100
const msPerKey = 150

export type TelephoneOptions = {
  /** URL that the scenario posts its events to: the server's `/voice/events` */
  url: string
  /** the secret the events are signed with, `whsec_…` */
  secret: string
} & Partial<Omit<EmulatorOptions, 'clock' | 'secrets'>>

/** How the person speaks: 400 ms a word, and quite clearly, if nothing else is said. */
type Pace = { confidence?: number; msPerWord?: number }

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
  const traffic = watched(options.fetch)
  const secrets = { CALLBACK_URL: url, CALLBACK_SECRET: secret }
  const script = options.script ?? (await builtScenario())
  const emulator = createEmulator({
    speech: () => 0,
    random: () => 0.5,
    ...options,
    fetch: traffic.fetch,
    script,
    secrets,
    clock,
  })
  const ringing: OutboundLine[] = []
  emulator.onCall((line) => void ringing.push(line))
  const nextRinging = async () => {
    await waitFor(
      () => ringing.length > 0,
      () => 'a telephone to ring',
    )
    const line = ringing.shift()
    if (!line) throw new Error('another waiter took the ringing call')
    return new Caller(line, clock, traffic.settled)
  }
  return {
    emulator,
    clock,
    starts: (customData, program) => emulator.start({ customData, ...program }),
    rings: nextRinging,
    dials: (caller, called = '78001234567') => new Caller(emulator.dial({ caller, called }), clock, traffic.settled),
    close: emulator.close,
  }
}

/**
 * A person on the telephone. Each verb waits until it can be done, and throws with what the caller has heard so far when it
 * cannot.
 */
export class Caller extends OnTheLine {
  /** when the person last pressed a key, in milliseconds of the clock */
  #pressedAt = 0

  /** Waits until Pavel listens, then speaks. Resolves once he has stopped listening. An empty text is noise. */
  async says(text: string, options?: { confidence?: number; final?: boolean }): Promise<void> {
    await this.isListenedTo()
    this.act(() => this.line.say(text, options))
    await this.listeningIsOver()
  }

  /** Lets time pass until Pavel listens, then speaks at a person's pace. Resolves after the last word. */
  async speaks(text: string, options?: Pace): Promise<void> {
    await this.isTheirTurn()
    await this.#speaksNow(text, options)
  }

  /** Lets Pavel speak for `afterMs`, then speaks over him at a person's pace. Resolves after the last word. */
  async speaksOver(text: string, { afterMs = 1500, ...options }: Pace & { afterMs?: number } = {}): Promise<void> {
    await this.passesUntil(() => this.line.isSpeaking, 'Pavel speaking')
    await this.passes(afterMs)
    if (!this.line.isSpeaking) throw new Error(`he has fallen silent before «${text}» ${this.report('')}`)
    await this.#speaksNow(text, options)
  }

  /**
   * Lets time pass until Pavel's reply to what was spoken begins to sound. Returns how long after the end of the last word that was, in
   * milliseconds.
   */
  async isRepliedTo(): Promise<number> {
    const { spokeAt } = this
    if (spokeAt === null) throw new Error('nothing was spoken that he could reply to')
    await this.passesUntil(() => this.repliedAt !== null, 'a reply')
    return (this.repliedAt ?? 0) - spokeAt
  }

  /** Lets time pass until Pavel has begun a phrase that contains `part`, said since the person's last action. Returns the phrase. */
  async waitsFor(part: string): Promise<string> {
    await this.passesUntil(() => this.heardWith(part) !== undefined, `the words «${part}»`)
    return this.heardWith(part) ?? ''
  }

  /** Presses keys while Pavel speaks or listens, as fast as a person can. */
  async presses(keys: string): Promise<void> {
    await this.until(() => this.line.isSpeaking || this.isHeard, `a moment to press ${keys}`)
    for (const key of keys) {
      await this.clock.advance(Math.max(0, this.#pressedAt + msPerKey - this.clock.now()))
      this.act(() => this.line.press(key))
      this.#pressedAt = this.clock.now()
    }
  }

  /** Lets time pass until Pavel has fallen silent and listens, and then for so long. */
  async thinks(seconds: number): Promise<void> {
    await this.isTheirTurn()
    await this.passes(seconds * 1000)
  }

  /** Waits until Pavel listens, then says nothing until his timeout. */
  async staysSilent(): Promise<void> {
    await this.isListenedTo()
    this.act(() => {})
    await this.listeningIsOver()
  }

  /** Advances time on the call, pausing it while a request to the server is under way. */
  async waits(seconds: number): Promise<void> {
    for (let left = seconds * 1000; left > 0; left -= stepMs) {
      await this.until(() => this.line.requestsUnderWay === 0, 'the server to answer')
      await this.clock.advance(Math.min(left, stepMs))
    }
  }

  /** Waits for a phrase that contains `part`, said since the caller's last action. Returns the phrase. */
  async hears(part: string): Promise<string> {
    await this.until(() => this.heardWith(part) !== undefined, `the words «${part}»`)
    return this.heardWith(part) ?? ''
  }

  /** Picks up the ringing telephone. */
  answers(who?: Parameters<OutboundLine['answer']>[0]): void {
    this.act(() => this.#ringing().answer(who))
  }

  /** Makes the call fail with this status code instead of being answered. */
  refuses(code: RefusalCode): void {
    this.act(() => this.#ringing().refuse(code))
  }

  async isAnswered(): Promise<void> {
    await this.until(() => this.line.state === 'talking', 'an answer to the call')
  }

  /** Waits until Pavel has fallen silent and listens. */
  async isListenedTo(): Promise<void> {
    await this.until(() => this.isHeard, 'Pavel to listen')
  }

  hangsUp(): void {
    this.act(() => this.line.hangUp())
  }

  /** Drops the connection without a hang-up event. */
  dropsTheLine(): void {
    this.act(() => this.line.drop())
  }

  async #speaksNow(text: string, options?: Pace): Promise<void> {
    this.act(() => this.line.speak(text, options))
    this.spokeAt = null
    await this.passesUntil(() => this.spokeAt !== null, 'the end of what the person says')
  }

  #ringing(): OutboundLine {
    if (this.line.direction === 'inbound') throw new Error('this person placed the call, so nothing rings here')
    return this.line
  }
}
