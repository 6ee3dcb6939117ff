import { type Clock, later } from './clock.ts'
import type { Sound } from './ear.ts'
import { type Faults, swapTwoLetters } from './faults.ts'
import { type EndOfWord, type PacedWord, pacedWords, sayPaced } from './speech-pace.ts'

/** How sure a recogniser is of what comes back from a loudspeaker. */
const echoConfidence = 0.5
/** Where nobody knows how long Pavel's voice takes, a letter takes this long. */
const usualMsPerCharacter = 65

type EchoOwner = {
  clock: Clock
  faults: Faults
  random: () => number
  /** a word begins to sound in the person's telephone; what this returns ends it */
  begin: (sound: Sound) => EndOfWord
}

/**
 * Pavel's own words, which the person's telephone sends back after `faults.echoMs`. Of a quiet echo words are missing, and others have
 * wrong letters.
 */
export class Echo {
  readonly #owner: EchoOwner
  #stop = () => {}

  constructor(owner: EchoOwner) {
    this.#owner = owner
  }

  /** Pavel begins to say `text`, which takes this long. */
  begin(text: string, takes: number | 'by hand'): void {
    this.stop()
    if (takes !== 'by hand' && takes <= 0) return
    const msPerCharacter = takes === 'by hand' ? usualMsPerCharacter : takes / (text.length + 1)
    const words = pacedWords(text, (word) => Math.round((word.length + 1) * msPerCharacter))
    this.#stop = sayPaced(words, this.#owner.clock, (word) => {
      this.#comesBack(word)
      return () => {}
    })
  }

  /** Pavel falls silent. What he has said still comes back. */
  stop(): void {
    this.#stop()
  }

  #comesBack({ text, ms }: PacedWord): void {
    const { clock, faults, random } = this.#owner
    if (faults.echo <= 0 || random() >= faults.echo) return
    const isWrong = random() >= faults.echo
    const sound = { text: isWrong ? swapTwoLetters(text, random) : text, confidence: echoConfidence }
    later(clock, faults.echoMs, () => {
      const end = this.#owner.begin(sound)
      clock.setTimeout(() => end(true), ms)
    })
  }
}
