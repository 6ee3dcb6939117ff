import type { Mention } from './mentions.ts'
import type { Token } from './tokens.ts'

/** Something that was put forward, or denied: an answer that the quiz knows, or another word. */
export type Claim = { words: string; mention: Mention | null; isDenied: boolean; clause: Clause }

/** What stands between two pauses, «или», «а»: a sentence, or bare words as in a list. */
export type Clause = { isSentence: boolean }

/** How far the utterance has been read. `denies` is how many claims the last «не» still reaches. */
type Reading = { claims: Claim[]; clause: Clause; denies: number; last: Claim | null }

// «не горящий дедлайн» denies both words, «не успевает собака, дедлайн» only the first.
const reach = 2

/** What the utterance puts forward, in its order. */
export function claimsOf(tokens: readonly Token[], mentions: readonly Mention[]): Claim[] {
  const reading: Reading = { claims: [], clause: { isSentence: false }, denies: 0, last: null }
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token
    const mention = mentions.find(({ from }) => from === at) ?? null
    const end = mention?.to ?? at + 1
    if (token.afterPause) pause(reading)
    if (mention || token.role === 'content') claim(reading, tokens.slice(at, end), mention)
    else hear(reading, token.role, isInterjection(tokens, at))
    at = end
  }
  denyLast(reading)
  return reading.claims
}

function pause(reading: Reading): void {
  reading.clause = { isSentence: false }
  if (reading.denies < reach) reading.denies = 0
}

function claim(reading: Reading, run: readonly Token[], mention: Mention | null): void {
  const words = run.map(({ word }) => word).join(' ')
  reading.last = { words, mention, isDenied: reading.denies > 0, clause: reading.clause }
  reading.claims.push(reading.last)
  reading.denies = mention ? 0 : Math.max(0, reading.denies - 1)
}

function hear(reading: Reading, role: Token['role'], isInterjection: boolean): void {
  if (role === 'function') reading.clause.isSentence = true
  if (role === 'joiner' || role === 'contrast') reading.clause = { isSentence: false }
  if (role === 'joiner') reading.denies = reading.last?.isDenied ? reach : 0
  if (role === 'contrast' || role === 'question') reading.denies = 0
  if (role === 'negation') reading.denies = isInterjection ? 0 : reach
  if (role === 'question' && reading.last) reading.last.isDenied = false
  if (role === 'refusal') {
    if (reading.last) reading.last.isDenied = true
    reading.last = null
  }
}

/** «Не, дедлайн»: the speaker corrects himself, as with «нет». */
function isInterjection(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.afterPause === true && tokens[at + 1]?.afterPause === true
}

/** A denial that nothing follows is about what precedes: «дедлайн? вряд ли». */
function denyLast({ last, denies }: Reading): void {
  if (last && denies === reach) last.isDenied = true
}
