import type { Happening, Turn } from '../protocol.ts'
import { nothingSaid, patienceFor, type Phrase, withFinalText, withText } from './end-of-turn.ts'
import { expectedIn, wordsIn } from './expected-words.ts'
import { after, giveUp } from './guard.ts'
import { hearOut } from './hear-out.ts'
import { closeEars, hearWith, ignoreSounds } from './hearing.ts'
import { interruptionsOf } from './keys.ts'
import { ownWords } from './own-voice.ts'
import { callersPart, withoutOwn } from './own-words.ts'
import { goesOn } from './recogniser.ts'
import { tell } from './report.ts'
import type { Sound } from './transcript.ts'
import { interrupt, type Interruption } from './wait.ts'

/**
 * More words take no longer: they end a phrase, and are no new thought. The page shows the next picture by now, and whoever kept on
 * talking while looking at it would answer the picture before with what the easier one tells.
 */
const longestMoreMs = 1500
/** The recogniser is billed, and what is said to a server that stays away so long is no end of a phrase. */
const longestWaitMs = 3000

/** A turn that was answered, and what has become of the answer since. */
type Answered = {
  turn: Turn
  text: string
  letters: string
  /** leaves what the caller said of a text */
  sift: (text: string) => string
  later: Phrase | null
  isVerdictHeard: boolean
  timer: number | undefined
}

const correction: { answered: Answered | null } = {
  /** The newest answer, as long as more words still correct it. */
  answered: null,
}

/**
 * The turn was answered. If that was with words that may have been the beginning of more, the recogniser goes on until
 * `voice.correctionMs` after the verdict began; otherwise it ends. `sift` leaves of a text what the answer was taken from.
 */
export function awaitCorrection(turn: Turn, happening: Happening, sift = (text: string) => text): void {
  endCorrection()
  const { correctionMs } = turn.voice
  if (happening.type !== 'speech.heard' || !correctionMs || !isCorrectable(turn)) return closeEars()
  const { text } = happening
  const timer = after(longestWaitMs, giveUpWaiting)
  correction.answered = { turn, text, letters: lettersOf(text), sift, later: null, isVerdictHeard: false, timer }
  hearWith(hearMore)
}

/** The verdict begins to sound: from now on the time for a correction runs. */
export function noteVerdict(): void {
  const { answered } = correction
  if (!answered || answered.isVerdictHeard) return
  answered.isVerdictHeard = true
  clearTimeout(answered.timer)
  answered.timer = after(answered.turn.voice.correctionMs || 0, () => {
    if (!isCorrected()) giveUpCorrection()
  })
}

/** Whether more words would still correct the newest answer. */
export function isCorrectionPossible(): boolean {
  return correction.answered !== null
}

/** Whether the caller has said more than what was answered. */
export function isCorrected(): boolean {
  return correction.answered !== null && correction.answered.later !== null
}

/** The time for a correction is over, and the recogniser with it. */
export function giveUpCorrection(): void {
  if (!correction.answered) return
  endCorrection()
  closeEars()
}

/** Hears out the caller who goes on. `turn` is the one that Pavel was about to say. Resolves to the later answer. */
export async function hearCorrection(turn: Turn): Promise<{ type: 'happened'; happening: Happening } | Interruption | null> {
  const { answered } = correction
  if (!answered || !answered.later) return null
  const said = ownWords()
  const sift = (text: string) => moreIn(text, answered, said)
  const { later: phrase } = answered
  const { voice } = answered.turn
  // What was more and is taken back leaves nothing to wait for.
  const patience = { ...patienceFor(answered.turn), silenceMs: voice.phraseEndMs, longestSpeechMs: longestMoreMs }
  const outcome = await hearOut({ turn: answered.turn, accepted: interruptionsOf(turn), phrase, patience, sift })
  endCorrection()
  closeEars()
  if (outcome.type !== 'ended') return outcome
  return outcome.phrase.text ? { type: 'happened', happening: correcting(answered, outcome.phrase) } : null
}

function isCorrectable(turn: Turn): boolean {
  return goesOn(turn) && Boolean(turn.listen && turn.listen.isExpectedOverSooner)
}

function hearMore(sound: Sound): void {
  const { answered } = correction
  if (!answered || sound.type !== 'text') return
  const text = moreIn(sound.text, answered, ownWords())
  if (!text) return
  const { isFinal, confidence } = sound
  if (isFinal && answered.isVerdictHeard && !isLonger(text, answered)) return report(answered, { text, confidence })
  if (!isFinal && !isLonger(text, answered)) return
  const now = Date.now()
  const phrase = answered.later || nothingSaid(now)
  answered.later = isFinal ? withFinalText(phrase, text, confidence, now) : withText(phrase, text, now)
  interrupt({ type: 'more words' })
}

/** The recogniser has thought better of it, while the caller has said no more: Pavel goes on until the server says otherwise. */
function report(answered: Answered, { text, confidence }: { text: string; confidence: number }): void {
  giveUpCorrection()
  tell(correcting(answered, { text, confidence })).catch(giveUp)
}

function correcting({ turn: { turn } }: Answered, { text, confidence }: { text: string; confidence: number }): Happening {
  return { type: 'speech.heard', turn, text, confidence, corrects: true }
}

/** What the caller said, if that is something else than his answer: without the echo of the verdict. Else an empty text. */
function moreIn(heard: string, { turn, sift, text, letters }: Answered, said: readonly string[]): string {
  const answer = wordsIn(text).join(' ')
  const caller = callersPart(sift(heard), said, [...expectedIn(turn), answer])
  const isSame = [wordsIn(caller), withoutOwn(wordsIn(caller), said)].some((words) => words.join('') === letters)
  return isSame ? '' : caller
}

function isLonger(text: string, { letters }: Answered): boolean {
  return lettersOf(text).length > letters.length
}

/** Recognisers change their mind about spaces, capitals and dots, which is no other answer. */
function lettersOf(text: string): string {
  return wordsIn(text).join('')
}

/** The server is slow. What has been said by now still goes to it. */
function giveUpWaiting(): void {
  if (isCorrected()) closeEars()
  else giveUpCorrection()
}

function endCorrection(): void {
  const { answered } = correction
  if (answered) clearTimeout(answered.timer)
  correction.answered = null
  ignoreSounds()
}
