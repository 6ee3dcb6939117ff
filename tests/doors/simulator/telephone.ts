import { Hono } from 'hono'
import { readFile } from 'node:fs/promises'
import { createEmulator, type Emulator } from '../../../scenario/emulator/emulator.ts'
import { createInbox } from '../../../scenario/emulator/inbox.ts'
import { routesOf } from '../../../server/doors/doors.ts'
import { simulator } from '../../../server/doors/simulator/simulator.tsx'
import { mount, openToAll } from '../../../server/http/routes.ts'
import { guardedSockets } from '../../../server/http/sockets.ts'
import { runtime } from '../../../server/runtime.ts'
import { phoneTextsIn } from '../../../views/texts/simulator.ts'
import { HandClock } from '../../cast/hand-clock.ts'

const script = await readFile(new URL('parrot.js', import.meta.url), 'utf-8')

/** the pace of the emulated caller, and the silence after which its recogniser gives a final result */
const msPerWord = 400
const endOfPhraseMs = 700
/** the time after one of Pavel's phrases in which the next may begin */
const breathMs = 150

function unexpected(error: unknown): never {
  throw error
}

/** The simulator's routes, with a scenario that repeats what it receives. Time passes only when a test advances the clock. */
export class Telephone {
  readonly clock = new HandClock()
  readonly stop = new AbortController()
  readonly emulator: Emulator = createEmulator({ script, secrets: {}, clock: this.clock, speech: () => 'by hand' })
  readonly inbox = createInbox(() => this.clock.now())
  /** those that Pavel answers */
  numbers: [string, ...string[]] = ['+78005553535', '+493012345678']
  readonly app: Hono

  constructor({ hasMessages = true } = {}) {
    const door = simulator({
      emulator: this.emulator,
      clock: this.clock,
      texts: phoneTextsIn('ru'),
      openSocket: guardedSockets({ runtime, report: unexpected, addressOf: () => 'here', mostPerAddress: 100 }),
      report: unexpected,
      pavelNumbers: () => [...this.numbers],
      stopping: this.stop.signal,
      inbox: hasMessages ? this.inbox : null,
    })
    this.app = mount(new Hono(), routesOf({ simulator: door }), openToAll)
  }

  async post(path: string, form: Record<string, string> = {}) {
    const response = await this.app.request(`/phone${path}`, { method: 'POST', body: new URLSearchParams(form) })
    await this.clock.advance(0)
    return { status: response.status, html: await response.text(), address: response.headers.get('hx-replace-url') }
  }

  async page(query = '') {
    const response = await this.app.request(`/phone${query}`)
    return response.text()
  }

  /** Makes Pavel call this number. */
  async isCalledAt(number: string) {
    const session = this.emulator.start({ customData: number })
    await this.clock.advance(0)
    return session
  }

  /** Dials Pavel's number. Without `caller` the number is hidden. */
  async dial(caller?: string) {
    const { address } = await this.post('/calls', { ...(caller ? { caller } : { hidden: 'on' }), called: '8 800 555-35-35' })
    return new Call(this, new URL(address ?? '', 'http://localhost').searchParams.get('call') ?? '')
  }
}

/** One call, as its page shows it. */
export class Call {
  constructor(
    readonly telephone: Telephone,
    readonly id: string,
  ) {}

  post = (what: string, form: Record<string, string> = {}) => this.telephone.post(`/calls/${this.id}/${what}`, form)
  page = () => this.telephone.page(`?call=${this.id}`)

  async activity() {
    return /data-activity="(\w+)"/.exec(await this.page())?.[1] ?? 'none'
  }

  /** Returns the remarks, oldest first: `Павел: …`, `Вы: …`, `Вы нажали: …`. */
  async remarks() {
    return remarksIn(await this.page())
  }

  /** Returns why remarks did not have the effect that the caller may expect, the oldest first. */
  async notes() {
    return [...(await this.page()).matchAll(/<li id="remark-\d+"[^>]*>.*?<em>(.*?)<\/em><\/li>/g)].map(([, note]) => note)
  }

  /** Says what a browser recognises, while it recognises it. */
  dictates = (text: string, { isFinal }: { isFinal: boolean }) =>
    this.post('dictation', { text, isFinal: isFinal ? 'yes' : 'no' })

  /** Reports that the current phrase has been played to its end. */
  async hearsOut() {
    const phrase = /name="phrase" value="(\d+)"/.exec(await this.page())?.[1] ?? ''
    await this.post('speech-ends', { phrase })
    await this.telephone.clock.advance(breathMs)
  }

  /** Waits for the end of Pavel's phrase, then speaks. */
  async says(text: string) {
    await this.hearsOut()
    await this.saysAtOnce(text)
  }

  /** Speaks whatever Pavel does, until the recogniser takes the phrase for ended. */
  async saysAtOnce(text: string) {
    await this.post('speech', { text })
    await this.telephone.clock.advance(text.split(' ').length * msPerWord + endOfPhraseMs)
  }
}

export function remarksIn(html: string): string[] {
  const lines = html.matchAll(/<li id="remark-\d+"[^>]*><b>(.*?)<\/b> <span>(.*?)<\/span>/g)
  return [...lines].map(([, from, text]) => `${from}: ${text}`)
}
