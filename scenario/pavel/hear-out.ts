import type { Turn } from '../protocol.ts'
import {
  endOf,
  type Patience,
  patienceFor,
  type Phrase,
  withFinalText,
  withText,
  withVoice,
  withVoiceEnd,
} from './end-of-turn.ts'
import { after } from './guard.ts'
import { hearWith, ignoreSounds } from './hearing.ts'
import type { Sound } from './transcript.ts'
import { type Interruption, race } from './wait.ts'

/** The caller's turn is over. `phrase` holds what he said; its text is empty if that was nothing. */
export type Ended = { type: 'ended'; phrase: Phrase }

export type HearingOut = {
  turn: Turn
  accepted: readonly Interruption['type'][]
  /** what was said before */
  phrase: Phrase
  /** in place of what the turn asks for */
  patience?: Patience
  /** what counts of a text that was heard; empty for nothing */
  sift?: (text: string) => string
  /** a noise ends the turn, because the recogniser hears nothing after it */
  isNoiseTheEnd?: boolean
}

/** Hears the caller out with the recogniser that is connected, until his turn is over or something interrupts. */
export function hearOut(options: HearingOut): Promise<Ended | Interruption> {
  const { turn, accepted, patience = patienceFor(turn), sift = (text) => text, isNoiseTheEnd = false } = options
  return race<Ended>(accepted, (settle) => {
    let { phrase } = options
    let timer: number | undefined
    const judge = (): void => {
      clearTimeout(timer)
      const leftMs = endOf(phrase, patience) - Date.now()
      if (leftMs > 0) timer = after(leftMs, judge)
      else settle({ type: 'ended', phrase })
    }
    hearWith((sound) => {
      phrase = withSound(phrase, sound, sift, isNoiseTheEnd)
      judge()
    })
    judge()
    return () => {
      clearTimeout(timer)
      ignoreSounds()
    }
  })
}

function withSound(phrase: Phrase, sound: Sound, sift: (text: string) => string, isNoiseTheEnd: boolean): Phrase {
  const now = Date.now()
  if (sound.type === 'voice') return withVoice(phrase, now)
  if (sound.type === 'voice ended') return withVoiceEnd(phrase, sound.at)
  const text = sift(sound.text)
  const isEnd = sound.isFinal && (text ? sound.confidence > 0 : isNoiseTheEnd)
  return isEnd ? withFinalText(phrase, text, sound.confidence, now) : withText(phrase, text, now)
}
