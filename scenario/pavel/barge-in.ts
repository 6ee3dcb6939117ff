import type { Happening, Turn } from '../protocol.ts'
import { awaitCorrection } from './correction.ts'
import { nothingSaid, patienceFor, type Phrase, unconfirmedConfidence, withText } from './end-of-turn.ts'
import { countBegun, expectedIn, matchesIn, wordsIn } from './expected-words.ts'
import { after } from './guard.ts'
import { hearOut } from './hear-out.ts'
import { closeEars, forgetWhatWasHeard, hearWith, ignoreSounds, openEars, whatWasHeard } from './hearing.ts'
import { countEcho, countFalseStop, countStop, mayBeInterrupted } from './interruptions.ts'
import { interruptionsOf } from './keys.ts'
import { ownWords } from './own-voice.ts'
import { callersPart, withoutOwn } from './own-words.ts'
import { session } from './session.ts'
import { nothingMatched, type Watch, watched } from './stop-on-match.ts'
import type { Sound } from './transcript.ts'
import { interrupt, type Interruption } from './wait.ts'

/** Nothing listened to the protected piece before: its echo is on its way, and the caller still speaks about it. */
const deafMs = 1000
/** Who picks up our call says who he is, and the line is still settling. */
const deafAfterPickUpMs = 3000
/** If nothing that he waits for was said so long after he was stopped, nobody meant to interrupt him, whoever talks. */
const nothingComesMs = 2000

type Watching = {
  expected: readonly string[]
  deafUntil: number
  watch: Watch
  confidence: number
  timer: number | undefined
}

/** `sift` leaves of a text what the caller said. */
export type Beginning = { phrase: Phrase; sift: (text: string) => string }

const watching: Watching = {
  /** The phrases that stop Pavel. */
  expected: [],
  /** What is heard before does not count; in milliseconds since the epoch. */
  deafUntil: 0,
  /** What was heard and may stop him. */
  watch: nothingMatched,
  /** How sure the recogniser was of it. */
  confidence: unconfirmedConfidence,
  timer: undefined,
}

/** Whether the caller's voice may stop this piece of the turn. */
export function isInterruptible(turn: Turn, piece: number): boolean {
  const { voice, then, pieces } = turn
  const isOpen = Boolean(pieces && pieces[piece] && pieces[piece].isOpen)
  const isAwaited = then === 'listen' && expectedIn(turn).length > 0
  return isOpen && isAwaited && Boolean(voice.isInterruptible) && mayBeInterrupted()
}

/** Whether Pavel listens during this piece: to a machine, which says all it has to say at once, also where it may not stop him yet. */
export function isWatched(turn: Turn, piece: number): boolean {
  const { voice, pieces = [] } = turn
  return isInterruptible(turn, piece) || (Boolean(voice.hearsAtOnce) && pieces.some((_, later) => isInterruptible(turn, later)))
}

/** Listens to the caller while Pavel says a piece, until `stopWatching`. After a protected piece Pavel is deaf for a moment. */
export function watchForWords(call: Call, turn: Turn, piece: number): void {
  openEars(call, turn)
  watching.expected = expectedIn(turn)
  // Words that are being recognised as one piece follows another are the caller's, and must not be lost.
  if (watching.watch.stopsAt === null) {
    watching.deafUntil = deafUntil(turn, piece, Date.now())
    if (!turn.voice.hearsAtOnce) forgetWhatWasHeard(countBegun(wordsIn(whatWasHeard()), watching.expected))
  }
  hearWith(hearWords)
  arm()
}

/** Pavel has said the piece. What may still become a match is kept. */
export function stopWatching(): void {
  clearTimeout(watching.timer)
  ignoreSounds()
}

/**
 * What the caller has begun to say of what Pavel waits for, and how to take it out of what else is heard; null if that is nothing. It is
 * given once.
 */
export function takeBeginning(): Beginning | null {
  const { expected, watch, confidence } = watching
  forgetMatches()
  if (watch.stopsAt === null) return null
  const said = ownWords()
  const sift = (text: string) => callersPart(text, said, expected)
  const phrase = withText(nothingSaid(Date.now()), sift(whatWasHeard()), watch.changedAt)
  return { phrase: { ...phrase, confidence, beganAt: watch.matchedAt }, sift }
}

/** What was heard before belongs to another turn. */
export function forgetMatches(): void {
  watching.watch = nothingMatched
}

/**
 * Hears out who has interrupted `piece`. Resolves to what was said, or to `false stop` if it is nothing that Pavel waits for, or if
 * nothing follows.
 */
export async function hearInterrupter(
  turn: Turn,
  piece: number,
): Promise<{ type: 'happened'; happening: Happening } | { type: 'false stop' } | Interruption> {
  const needed = { phrases: watching.expected, by: Date.now() + nothingComesMs }
  const patience = { ...patienceFor(turn), silenceMs: nothingComesMs, needed }
  const beginning = takeBeginning()
  if (!beginning) return { type: 'false stop' }
  const { phrase, sift } = beginning
  const outcome = await hearOut({ turn, accepted: interruptionsOf(turn), phrase, patience, sift })
  if (outcome.type !== 'ended') {
    closeEars()
    return outcome
  }
  const { text, confidence } = outcome.phrase
  if (matchesIn(wordsIn(text), watching.expected).length === 0) {
    countFalseStop()
    forgetWhatWasHeard()
    if (!mayBeInterrupted()) closeEars()
    return { type: 'false stop' }
  }
  const happening: Happening = { type: 'speech.heard', turn: turn.turn, text, confidence, interrupted: piece }
  awaitCorrection(turn, happening, sift)
  return { type: 'happened', happening }
}

function deafUntil({ pieces = [], voice }: Turn, piece: number, now: number): number {
  if (voice.hearsAtOnce) return 0
  const isFirstOpen = piece === 0 || !pieces[piece - 1].isOpen
  const pickUp = session.isOutbound ? session.connectedAt + deafAfterPickUpMs : 0
  return Math.max(isFirstOpen ? now + deafMs : 0, pickUp)
}

function hearWords(sound: Sound): void {
  if (sound.type !== 'text') return
  const now = Date.now()
  if (now < watching.deafUntil) return forgetWhatWasHeard()
  const heard = wordsIn(sound.text)
  const words = withoutOwn(heard, ownWords())
  if (heard.length > 0 && words.length === 0) countEcho()
  watching.watch = watched(watching.watch, words, sound.isFinal, now, watching.expected)
  watching.confidence = sound.isFinal ? sound.confidence : unconfirmedConfidence
  arm()
}

function arm(): void {
  clearTimeout(watching.timer)
  const { stopsAt } = watching.watch
  if (stopsAt !== null) watching.timer = after(Math.max(0, stopsAt - Date.now()), stop)
}

function stop(): void {
  const { matchedAt } = watching.watch
  if (interrupt({ type: 'voice' })) countStop(matchedAt)
}
