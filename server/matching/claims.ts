import type { Mention } from './mentions.ts'
import type { Token } from './tokens.ts'

/** Something that was put forward, or denied: an answer that the quiz knows, or another word. */
export type Claim = { words: string; mention: Mention | null; isDenied: boolean; clause: Clause }

/** What stands between two pauses, «или», «а»: a sentence, or bare words as in a list. */
export type Clause = { isSentence: boolean }

// «не горящий дедлайн» denies both words, «не успевает собака, дедлайн» only the first.
const REACH = 2

/** What the utterance puts forward, in its order. */
export function claimsOf(tokens: readonly Token[], mentions: readonly Mention[]): Claim[] {
  const claims: Claim[] = []
  let clause: Clause = { isSentence: false }
  let denies = 0
  let last: Claim | null = null

  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token
    const mention = mentions.find(({ from }) => from === at) ?? null
    const end = mention?.to ?? at + 1
    if (token.afterPause || token.role === 'joiner' || token.role === 'contrast') clause = { isSentence: false }
    if (token.afterPause && denies < REACH) denies = 0

    if (mention || token.role === 'content') {
      last = { words: tokens.slice(at, end).map(({ word }) => word).join(' '), mention, isDenied: denies > 0, clause }
      claims.push(last)
      denies = mention ? 0 : Math.max(0, denies - 1)
    } else if (token.role === 'function') clause.isSentence = true
    else if (token.role === 'negation') denies = isInterjection(tokens, at) ? 0 : REACH
    else if (token.role === 'joiner') denies = last?.isDenied ? REACH : 0
    else if (token.role === 'contrast') denies = 0
    else if (token.role === 'question') {
      if (last) last.isDenied = false
      denies = 0
    } else if (token.role === 'refusal') {
      if (last) last.isDenied = true
      last = null
    }
    at = end
  }
  // A denial that nothing follows is about what precedes: «дедлайн? вряд ли».
  if (last && denies === REACH) last.isDenied = true
  return claims
}

/** «Не, дедлайн»: the speaker corrects himself, as with «нет». */
function isInterjection(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.afterPause === true && tokens[at + 1]?.afterPause === true
}
