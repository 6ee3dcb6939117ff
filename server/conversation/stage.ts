import type { Tier } from '../rules/quiz/quiz.ts'

/** How Pavel looks; the style sheets draw each. */
export type Mood = 'asleep' | 'awake' | 'listening' | 'thinking' | 'talking' | 'triumphant' | 'offended'

/**
 * waiting: the visitor has not called yet · queued: he has asked to be called · calling: his telephone rings · ringing: a call has come, Pavel is about to answer · digits: Pavel asks the caller
 * for the digits · playing · lost: the caller hung up in mid-game, the game waits · finished · elsewhere: another
 * browser plays the game of this number · played: this number has had its attempt, in another browser
 */
export type State =
  | 'waiting'
  | 'queued'
  | 'calling'
  | 'ringing'
  | 'digits'
  | 'playing'
  | 'lost'
  | 'finished'
  | 'elsewhere'
  | 'played'

/** Everything the stage shows: rendered whole on every change. */
export type Stage = {
  state: State
  mood: Mood
  /** how many seconds Pavel goes on speaking, by estimate; 0 when he is silent */
  speaks: number
  /** what to dial, in the states in which there is something to dial */
  dial: Dial | null
  /** being called instead of calling, where that can be had */
  callback: Callback | null
  /** a call is under way in which things can be said by pressing buttons */
  isOnLine: boolean
  /** the rebus on the table, while playing or lost */
  rebus: Shown | null
  /** the rebus that has just been solved or given up; shown for a few seconds before the next one */
  solved: Solved | null
  points: number
  /** the most points this quiz gives */
  most: number
  /** when a lost game is counted as it stands */
  waitsUntil: Date | null
  prize: Prize | null
}

/** `shown` as a person reads it («8 800 555-35-35»), `href` as a telephone does; `isFree` for a caller in Russia. */
export type Dial = { shown: string; href: string; isFree: boolean; digits: string }

/**
 * offered: there is a button for it, `isAgain` after a call in vain · waits: `before` calls come first, about so many `seconds` ·
 * later: at a time of day that suits people in the number's `zone` · rings: the call is being made. `isOwn`: asked for here, and
 * not in another browser of the same number
 */
export type Callback =
  | { kind: 'offered'; isAgain: boolean }
  | { kind: 'waits'; isOwn: boolean; before: number; seconds: number }
  | { kind: 'later'; isOwn: boolean; at: Date; zone: string }
  | { kind: 'rings'; isOwn: boolean }

/** `number` of `of` rebuses, `attempt` 1 to 3 that would give `worth` points. `question` tells a stale form from a fresh one. */
export type Shown = { number: number; of: number; attempt: number; worth: number; question: number; picture: Picture }

export type Picture = { address: string; description: string }

/** `points` 0 when it was given up or not guessed. `seconds`: how much longer it stays on the stage. */
export type Solved = { number: number; answer: string; points: number; picture: Picture; seconds: number }

/** `code` is null when all the codes were used up. */
export type Prize = { tier: Tier; code: string | null }

/** One line of the chat log. */
export type Entry = {
  number: number
  from: 'pavel' | 'visitor' | 'line'
  text: string
  /** how a visitor's line reached us; null for the others */
  via: 'voice' | 'keys' | 'typed' | null
  /** what a visitor's answer was worth; null for anything that was no answer */
  verdict: 'right' | 'wrong' | 'hint' | 'skipped' | null
  points: number
  at: Date
}
