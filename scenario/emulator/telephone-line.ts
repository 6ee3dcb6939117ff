import type { WhoAnswers } from './detector.ts'
import type { RefusalCode } from './outgoing.ts'

/** What the person at the other end of the line notices, and what a test needs to know. */
export type LineEvent =
  | { type: 'ringing' }
  | { type: 'answered' }
  | { type: 'rejected'; code: number }
  /** the scenario began to say `text` */
  | { type: 'said'; text: string }
  | { type: 'fell silent' }
  /** a recogniser was connected to the call */
  | { type: 'listened' }
  | { type: 'stopped listening' }
  /** the connected recogniser told the scenario this; an interim result replaces the one before it */
  | { type: 'heard'; text: string; isFinal: boolean }
  /** the person has said the last word of what `speak` began */
  | { type: 'spoke'; text: string }
  | { type: 'ended'; reason: string }
  /** the scenario broke a rule of the real engine */
  | { type: 'failed'; error: Error }

/** Why a session ended. */
export type SessionEnd = 'terminate()' | '60 s without a call' | 'a broken rule' | 'the emulator was closed'

/** The person's end of one call. `inbound` and `outbound` are seen from the scenario. */
export type Line = InboundLine | OutboundLine
export type InboundLine = AnyLine & { readonly direction: 'inbound'; hangUp(): void }

export type OutboundLine = AnyLine & {
  readonly direction: 'outbound'
  /** the called number and the caller ID, both as the scenario wrote them */
  readonly number: string
  readonly callerId: string
  /** Answers the call. `who` is what answering-machine detection finds. */
  answer(who?: WhoAnswers): void
  /** Makes the call fail before it is answered. */
  refuse(code: RefusalCode): void
  /** Hangs up, or refuses a call that still rings. */
  hangUp(): void
}

/** The members that both kinds of line share, except `hangUp`. */
export type AnyLine = {
  readonly id: string
  readonly state: 'ringing' | 'talking' | 'ended'
  readonly isListening: boolean
  /** the `phraseHints` of the connected recogniser */
  readonly hints: readonly string[]
  readonly isSpeaking: boolean
  readonly said: readonly string[]
  readonly error: Error | null
  /** the scenario's HTTP requests that are not answered yet, queued ones included */
  readonly requestsUnderWay: number
  /** the entries that the scenario wrote to its log */
  readonly log: readonly string[]
  /** resolves when the session is over, which is some time after the call */
  readonly over: Promise<SessionEnd>
  /** Calls `listener` for every event, in order, never inside the scenario's code. Returns a function that unsubscribes. */
  listen(listener: (event: LineEvent) => void): () => void
  /**
   * Says something, which is heard only while a recogniser is connected. An empty text is a noise. `final: false` gives interim
   * results alone. `confidence` is from 0 to 1, 0.9 by default.
   */
  say(text: string, options?: { confidence?: number; final?: boolean }): void
  /**
   * Speaks at the pace of a person, word by word, over Pavel too. Words are heard only while a recogniser is connected, and are not
   * kept for later. Interim results follow after `faults.interimLagMs`, a final one some time after the last word.
   */
  speak(text: string, options?: { confidence?: number; msPerWord?: number }): void
  /** Presses keys, one after the other. Throws if a telephone has no such key. */
  press(keys: string): void
  /** Makes the connection fail. The scenario learns of it late. */
  drop(): void
  /** Fires `ASRError` at the connected recogniser. */
  failRecognition(error: string): void
  /** Ends the phrase that is being said. Needed where `speech` returns `by hand`. */
  finishSaying(): void
}

/**
 * Passes the events of one line to its listeners, in order. Asynchronous, so that no listener runs inside the scenario's code.
 */
export class Announcements {
  readonly #listeners = new Set<(event: LineEvent) => void>()

  make(event: LineEvent): void {
    queueMicrotask(() => {
      // A listener that another one adds receives only later events.
      const listeners = [...this.#listeners]
      for (const listener of listeners) listener(event)
    })
  }

  listen(listener: (event: LineEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
