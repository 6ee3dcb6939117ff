import type { Clock } from './clock.ts'
import { later } from './clock.ts'
import type { Sound, Utterance } from './ear.ts'
import { type Faults, garble } from './faults.ts'
import { filtered } from './profanity.ts'
import type { Unknowns } from './unknowns.ts'

/** The silence after which a recogniser takes an utterance for ended. */
const utteranceEndsAfterMs = 700
/** How late a slow recogniser's final result is. */
const slowFinalMs = 4600
/** How long a guess stands that is taken back. */
const takenBackAfterMs = 200

export type RecognitionOptions = { hints: readonly string[]; isSingle: boolean; sendsInterims: boolean; isFiltered: boolean }
type Owner = { clock: Clock; faults: Faults; unknowns: Unknowns; random: () => number }

/** Where a recogniser's events go. */
type Told = {
  captureStarted(): void
  speechCaptured(): void
  interim(text: string): void
  result(text: string, confidence: number): void
}

/** What a recogniser makes of the voices that it hears, and when it tells it, as `unknowns` and `faults` have it. */
export class Recognition {
  readonly #options: RecognitionOptions
  readonly #owner: Owner
  readonly #told: Told
  /** the texts of the utterances that have ended */
  readonly #earlier: string[] = []
  /** the utterance that goes on */
  #words: Sound[] = []
  #isUnderWay = false
  #isCaptureTold = false
  #isMisheard = false
  #isVoiceHeard = false
  #silence: number | undefined
  /** It recognises nothing any more. */
  #isOver = false

  constructor(options: RecognitionOptions, owner: Owner, told: Told) {
    this.#options = options
    this.#owner = owner
    this.#told = told
  }

  voiceBegan(): void {
    if (this.#isOver) return
    this.#isVoiceHeard = true
    this.#stopSilence()
    this.#begin()
  }

  /** A word has been said to its end. The interim result that it gives follows after `faults.interimLagMs`. */
  heard(sound: Sound): void {
    if (this.#isOver || sound.text === '') return
    const { clock, faults, unknowns, random } = this.#owner
    const word = this.#isMisheard ? garble(sound.text, random) : sound.text
    const before = this.#text
    this.#words.push({ ...sound, text: this.#unmasked(word) })
    const text = this.#text
    if (unknowns.interimText !== 'taken back') return later(clock, faults.interimLagMs, () => this.#interim(text))
    const guess = `${before} ${this.#guessFor(word)}`.trim()
    later(clock, faults.interimLagMs, () => this.#interim(guess))
    later(clock, faults.interimLagMs + takenBackAfterMs, () => this.#interim(text))
  }

  voiceEnded(): void {
    if (this.#isOver || !this.#isVoiceHeard) return
    this.#isVoiceHeard = false
    this.#silence = this.#owner.clock.setTimeout(() => this.#end(), utteranceEndsAfterMs)
  }

  /** Hears an utterance that takes no time. Another one that is not final takes its place, as a newer interim result does. */
  hear({ text, confidence, isFinal }: Utterance): void {
    if (this.#isOver) return
    this.#begin()
    const { clock, faults, unknowns, random } = this.#owner
    const heard = this.#isMisheard ? garble(text, random) : text
    this.#words = heard === '' ? [] : [{ text: this.#unmasked(heard), confidence }]
    const said = this.#text
    const guess = unknowns.interimText === 'taken back' && heard !== '' ? [this.#guessFor(heard)] : []
    for (const interim of [...guess, said]) later(clock, faults.interimLagMs, () => this.#interim(interim))
    if (isFinal) this.#end()
  }

  #begin(): void {
    if (this.#isUnderWay) return
    const { faults, unknowns, random } = this.#owner
    this.#isUnderWay = true
    this.#isCaptureTold = false
    this.#isMisheard = random() < faults.mishear
    if (unknowns.speechEvents === 'capture first') this.#tellCapture()
  }

  #end(): void {
    this.#stopSilence()
    const { clock, faults, unknowns } = this.#owner
    const text = this.#text
    const confidence = this.#confidence
    if (unknowns.speechEvents === 'capture after interim') later(clock, faults.interimLagMs, () => this.#tellCapture())
    if (unknowns.speechEvents !== 'none') this.#told.speechCaptured()
    const lateMs = faults.interimLagMs + faults.lateResultMs + (unknowns.finals === 'late' ? slowFinalMs : 0)
    if (unknowns.finals !== 'never') later(clock, lateMs, () => this.#told.result(text, confidence))
    this.#earlier.push(...this.#words.map((word) => word.text))
    this.#words = []
    this.#isUnderWay = false
    this.#isOver = this.#options.isSingle || unknowns.recogniserLives === 'for one utterance'
  }

  #interim(text: string): void {
    const { speechEvents, interimText } = this.#owner.unknowns
    const times = !this.#options.sendsInterims || text === '' ? 0 : interimText === 'twice' ? 2 : 1
    for (let told = 0; told < times; told += 1) this.#told.interim(text)
    if (speechEvents === 'capture after interim') this.#tellCapture()
  }

  #tellCapture(): void {
    if (this.#isCaptureTold) return
    this.#isCaptureTold = true
    this.#told.captureStarted()
  }

  get #text(): string {
    const earlier = this.#owner.unknowns.interimText === 'of the stream' ? this.#earlier : []
    return [...earlier, ...this.#words.map(({ text }) => text)].filter(Boolean).join(' ')
  }

  /** 0 if nothing was understood. */
  get #confidence(): number {
    const sum = this.#words.reduce((total, { confidence }) => total + confidence, 0)
    return this.#words.length === 0 ? 0 : sum / this.#words.length
  }

  /** Recognisers guess the words that they were told to expect. */
  #guessFor(word: string): string {
    const { hints } = this.#options
    const others = hints.filter((hint) => hint !== word)
    return others[this.#words.length % Math.max(1, others.length)] ?? [...word].reverse().join('')
  }

  #unmasked(text: string): string {
    return this.#options.isFiltered ? filtered(text, this.#owner.unknowns.profanity) : text
  }

  #stopSilence(): void {
    if (this.#silence !== undefined) this.#owner.clock.clearTimeout(this.#silence)
    this.#silence = undefined
  }
}
