import type { Clock } from './clock.ts'
import type { Sound } from './ear.ts'
import { type EndOfWord, pacedWords, sayPaced } from './speech-pace.ts'
import type { LineEvent } from './telephone-line.ts'

/** What the person says on the clock. `msPerWord` is how long each word takes. */
export type Speaking = { text: string; confidence: number; msPerWord: number }

type MouthOwner = {
  clock: Clock
  announce: (event: LineEvent) => void
  /** a word begins to sound; what this returns ends it */
  begin: (sound: Sound) => EndOfWord
}

/** The person, who speaks at a person's pace and says one thing after the other. */
export class Mouth {
  readonly #owner: MouthOwner
  readonly #waiting: Speaking[] = []
  #stop: (() => void) | null = null

  constructor(owner: MouthOwner) {
    this.#owner = owner
  }

  get isSpeaking(): boolean {
    return this.#stop !== null
  }

  /** Says it, after what is being said already. */
  speak(speaking: Speaking): void {
    this.#waiting.push(speaking)
    if (!this.isSpeaking) this.#next()
  }

  /** Falls silent in the middle of a word. */
  stop(): void {
    this.#waiting.length = 0
    this.#stop?.()
    this.#stop = null
  }

  #next(): void {
    this.#stop = null
    const speaking = this.#waiting.shift()
    if (!speaking) return
    const { text, confidence, msPerWord } = speaking
    const { clock, begin, announce } = this.#owner
    const words = pacedWords(text, () => msPerWord)
    this.#stop = sayPaced(
      words,
      clock,
      (word) => begin({ text: word.text, confidence }),
      () => {
        announce({ type: 'spoke', text })
        this.#next()
      },
    )
  }
}
