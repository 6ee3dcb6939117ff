import type { WhoAnswers } from './detector.ts'
import type { RefusalCode } from './outgoing.ts'

/** What the person at the other end of the line notices. */
export type LineEvent =
  | { type: 'ringing' }
  | { type: 'answered' }
  | { type: 'rejected'; code: number }
  /** Pavel began to say it */
  | { type: 'said'; text: string }
  | { type: 'fell silent' }
  /** recognition began */
  | { type: 'listened' }
  | { type: 'stopped listening' }
  | { type: 'ended'; reason: string }
  /** the scenario broke a rule of the real engine */
  | { type: 'failed'; error: Error }

/** How a session came to its end. */
export type SessionEnd = 'terminate()' | '60 s without a call' | 'a broken rule' | 'the emulator was closed'

/** The person's end of one call: of one that came in, or of one that Pavel placed. */
export type Line = InboundLine | OutboundLine
export type InboundLine = AnyLine & { readonly direction: 'inbound'; hangUp(): void }

export type OutboundLine = AnyLine & {
  readonly direction: 'outbound'
  /** the number that is called, and what it sees of the one that calls, both as the scenario wrote them */
  readonly number: string
  readonly callerId: string
  /** Picks up. `who` matters to a scenario that looks for answering machines. */
  answer(who?: WhoAnswers): void
  /** Lets the call fail before it is answered. */
  refuse(code: RefusalCode): void
  /** Refuses a call that still rings. */
  hangUp(): void
}

/** What both have in common, `hangUp` apart. */
export type AnyLine = {
  readonly id: string
  readonly state: 'ringing' | 'talking' | 'ended'
  readonly isListening: boolean
  /** the words the recogniser expects, while it listens */
  readonly hints: readonly string[]
  readonly isSpeaking: boolean
  readonly said: readonly string[]
  readonly error: Error | null
  /** how many of the scenario's requests the server has not answered yet */
  readonly requestsUnderWay: number
  /** what the scenario wrote to its log */
  readonly log: readonly string[]
  /** resolves once the scenario's session is over, which is some time after the call */
  readonly over: Promise<SessionEnd>
  /** Tells what happens, in order and never in the middle of the scenario's own code. Gives the way to stop listening. */
  listen(listener: (event: LineEvent) => void): () => void
  /** Speaks. Heard only while Pavel listens. An empty text is a noise; `final: false` never becomes a final result. */
  say(text: string, options?: { confidence?: number; final?: boolean }): void
  press(keys: string): void
  /** The line dies without a goodbye: the scenario learns of it late. */
  drop(): void
  /** Breaks the recogniser that listens now. */
  failRecognition(error: string): void
  /** Ends the phrase that Pavel is saying (`speech: 'by hand'`). */
  finishSaying(): void
}
