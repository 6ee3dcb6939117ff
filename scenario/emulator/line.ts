/** What the caller's end of the line notices. */
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

/** The caller's end of one call. */
export type Line = {
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
  hangUp(): void
  /** The line dies without a goodbye: the scenario learns of it late. */
  drop(): void
  /** Breaks the recogniser that listens now. */
  failRecognition(error: string): void
  /** Ends the phrase that Pavel is saying (`speech: 'by hand'`). */
  finishSaying(): void
}
