import type { Mention } from './mentions.ts'
import type { Token } from './tokens.ts'

/** Something that the caller put forward or denied: an answer that the quiz knows, or any other word. */
export type Claim = { words: string; mention: Mention | null; isDenied: boolean; clause: Clause }

/** The words between two pauses, or between words such as «или» and «а»: a sentence, or bare words as in a list. */
type Clause = { isSentence: boolean }

/** The state of reading an utterance. `denies` is how many of the following claims the last «не» still denies. */
type Reading = { claims: Claim[]; clause: Clause; denies: number; last: Claim | null }

// «не горящий дедлайн» denies both words, «не успевает собака, дедлайн» only the first.
const negationReach = 2

/** Returns what an utterance puts forward or denies, in the order in which it was said. */
export function claimsOf(tokens: readonly Token[], mentions: readonly Mention[]): Claim[] {
  const reading: Reading = { claims: [], clause: { isSentence: false }, denies: 0, last: null }
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token
    const mention = mentions.find(({ from }) => from === at) ?? null
    const end = mention?.to ?? at + 1
    if (token.afterPause) pause(reading)
    if (mention || token.role === 'content') claim(reading, tokens.slice(at, end), mention)
    else applyRole(reading, token.role, isInterjection(tokens, at))
    at = end
  }
  denyLast(reading)
  return reading.claims
}

function pause(reading: Reading): void {
  reading.clause = { isSentence: false }
  if (reading.denies < negationReach) reading.denies = 0
}

function claim(reading: Reading, run: readonly Token[], mention: Mention | null): void {
  const words = run.map(({ word }) => word).join(' ')
  reading.last = { words, mention, isDenied: reading.denies > 0, clause: reading.clause }
  reading.claims.push(reading.last)
  reading.denies = mention ? 0 : Math.max(0, reading.denies - 1)
}

function applyRole(reading: Reading, role: Token['role'], isInterjection: boolean): void {
  if (role === 'function') reading.clause.isSentence = true
  if (role === 'joiner' || role === 'contrast') reading.clause = { isSentence: false }
  if (role === 'joiner') reading.denies = reading.last?.isDenied ? negationReach : 0
  if (role === 'contrast' || role === 'question') reading.denies = 0
  if (role === 'negation') reading.denies = isInterjection ? 0 : negationReach
  if (role === 'question' && reading.last) reading.last.isDenied = false
  if (role === 'refusal') {
    if (reading.last) reading.last.isDenied = true
    reading.last = null
  }
}

/** In «Не, дедлайн» a pause on either side makes «не» a correction of what was said before, not a denial of «дедлайн». */
function isInterjection(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.afterPause === true && tokens[at + 1]?.afterPause === true
}

/** A denial with nothing after it applies to the claim before it: «дедлайн? вряд ли». */
function denyLast({ last, denies }: Reading): void {
  if (last && denies === negationReach) last.isDenied = true
}
