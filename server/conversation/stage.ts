import type { CallbackProblem } from '../game/game.ts'
import type { Closed } from '../rules/campaign/campaign.ts'
import type { Tier } from '../rules/quiz/quiz.ts'

/** How Pavel looks; the style sheets draw each. */
export type Mood = 'asleep' | 'awake' | 'listening' | 'thinking' | 'talking' | 'triumphant' | 'offended'

/**
 * closed: no game can begin now · waiting: the visitor has not called yet · queued: the visitor has asked to be called · calling: the visitor's phone is ringing ·
 * ringing: a call has come in, and Pavel is about to answer · digits: Pavel asks for the pairing code, in a call from the number or to it · playing ·
 * lost: the call ended in mid-game, and the game waits · finished · elsewhere: another browser plays this number's game ·
 * played: this number has used its attempt, in another browser
 */
export type State =
  | 'closed'
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

/** Everything the stage shows. It is rendered whole on every change. */
export type Stage = {
  /** identifies what is shown */
  etag: string
  /** what the campaign's paths begin with */
  path: `/${string}`
  state: State
  mood: Mood
  /** for how many more seconds Pavel speaks, by estimate; 0 when he is silent */
  speaks: number
  /** what to dial; null in states in which the visitor has nothing to dial */
  dial: Dial | null
  /** the offer to call the visitor; null when it cannot be made */
  callback: Callback | null
  /** the digits that Pavel asks for in his own call; null while no such call is due */
  remember: string | null
  /** the game is played without a prize, because nobody has proved to hold the number */
  isForFun: boolean
  /** why no game can begin now; null in other states */
  closed: Closed | null
  /** a call is connected, so that the page's buttons can be used to give commands */
  isOnLine: boolean
  /** the current rebus, also while the game waits; null before the game and after it */
  rebus: Shown | null
  /** the rebus that has just been solved or given up; shown for a few seconds before the next one */
  solved: Solved | null
  points: number
  /** the highest possible score */
  most: number
  /** when an interrupted game is closed with the points it has; null in other states */
  waitsUntil: Date | null
  prize: Prize | null
}

/**
 * The number to call: `shown` for people («8 800 555-35-35»), `href` a `tel:` link; `isFree` when the call costs nothing.
 * `digits` is the pairing code.
 */
export type Dial = { shown: string; href: string; isFree: boolean; digits: string }

/**
 * offered: the visitor can ask for a call; `isAgain` after one that did not reach the visitor · waits: the call is queued behind
 * `before` others, for about `seconds` · later: the call comes at a civil hour in the number's time `zone` · rings: the call has been
 * placed · refused: the visitor has asked for a call and cannot have one. `isOwn`: requested by this visit, not by another browser
 * with the same number
 */
export type Callback =
  | { kind: 'offered'; isAgain: boolean }
  | { kind: 'waits'; isOwn: boolean; before: number; seconds: number }
  | { kind: 'later'; isOwn: boolean; at: Date; zone: string }
  | { kind: 'rings'; isOwn: boolean }
  | { kind: 'refused'; why: Exclude<CallbackProblem, 'not now'> }

/**
 * Rebus `number` of `of`, at `attempt` 1 to 3; a right answer now earns `worth` points. `question` identifies the question, so
 * that a stale form can be told from a fresh one.
 */
export type Shown = { number: number; of: number; attempt: number; worth: number; question: number; picture: Picture }

export type Picture = { address: string; description: string }

/** A rebus that is over. `points` is 0 when it was skipped or not guessed; `seconds` is how much longer it stays on the stage. */
export type Solved = { number: number; answer: string; points: number; picture: Picture; seconds: number }

/**
 * `code` is null when no code was left, or when it goes out by message only: `message` then tells what became of that. `ticketLink`: where
 * the code is spent, if there is one. `spentUntil`: the last day on which it is, such as `2026-12-01`; null without an end, and without
 * a code. `ticketPrice`: what a ticket costs, empty where that is not told. `calendar`: the path of the conference's day.
 */
export type Prize = {
  tier: Tier
  code: string | null
  message: PrizeMessage | null
  ticketLink: string | null
  /** the organisers have taken it away */
  isRevoked: boolean
  spentUntil: string | null
  ticketPrice: string
  calendar: string | null
}

/** `number` is masked. waits: it will be sent in a moment · failed: it never will */
export type PrizeMessage = { number: string; state: 'waits' | 'sent' | 'failed' }

/** One entry of the chat log. */
export type Entry = {
  number: number
  from: 'pavel' | 'visitor' | 'line'
  text: string
  /** how the visitor's words arrived; null for entries that are not the visitor's */
  via: 'voice' | 'keys' | 'typed' | null
  /** how the visitor's answer was judged; null for entries that are not answers */
  verdict: 'right' | 'wrong' | 'hint' | 'skipped' | null
  points: number
  at: Date
}
