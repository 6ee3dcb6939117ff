import { isAnotherNumber } from './another-number.ts'
import type { Mention } from './mentions.ts'
import type { Token } from './tokens.ts'
import { isAttribute, isVerb } from './word-classes.ts'

/**
 * Something that the caller put forward or denied: an answer that the quiz knows, or any other word. `isPresented`: it stands after
 * «это» or “that's”. `isExplained`: «это» stands after it, and then what it is.
 */
export type Claim = {
  words: string
  mention: Mention | null
  isDenied: boolean
  isPresented: boolean
  isExplained: boolean
  clause: Clause
}

/**
 * The words between two pauses, or between words such as «или» and «а»: a sentence, or bare words as in a list. `insteadOf` is the
 * clause that «или» sets it against. `isPolite`: a question that only sounds like a denial («разве не дедлайн»).
 */
export type Clause = { isSentence: boolean; isPolite: boolean; isPresenting: boolean; insteadOf: Clause | null }

/**
 * The state of reading an utterance. `denies` is how many of the following words the last «не» still denies; `correction`: the next
 * answer takes the place of the last claim.
 */
type Reading = { claims: Claim[]; clause: Clause; denies: number; last: Claim | null; isCorrection: boolean }

// «не горящий дедлайн» denies both words. Any other word is what is denied, and the reach ends with it: «не собака дедлайн».
const negationReach = 2

/** Returns what an utterance puts forward or denies, in the order in which it was said. */
export function claimsOf(tokens: readonly Token[], found: readonly Mention[]): Claim[] {
  const mentions = found.filter((mention) => !isAnotherNumber(mention, tokens, found))
  const reading: Reading = { claims: [], clause: newClause(), denies: 0, last: null, isCorrection: false }
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token
    const mention = mentions.find(({ from }) => from === at) ?? null
    const end = mention?.to ?? at + 1
    if (token.afterPause) pause(reading)
    if (mention || token.role === 'content') claim(reading, tokens.slice(at, end), mention)
    else applyRole(reading, tokens, at)
    at = end
  }
  denyLast(reading)
  return reading.claims
}

const newClause = (insteadOf: Clause | null = null): Clause => ({
  isSentence: false,
  isPolite: false,
  isPresenting: false,
  insteadOf,
})

/** «Или» may stand before a pause or another such word: «дедлайн или, скорее, пожар». */
function beginClause(reading: Reading): void {
  const isEmpty = !reading.claims.some(({ clause }) => clause === reading.clause)
  reading.clause = newClause(isEmpty ? reading.clause.insteadOf : null)
}

function pause(reading: Reading): void {
  beginClause(reading)
  if (reading.denies < negationReach) reading.denies = 0
}

function claim(reading: Reading, run: readonly Token[], mention: Mention | null): void {
  const { clause } = reading
  const words = run.map(({ word }) => word).join(' ')
  if (mention && reading.isCorrection) takeBack(reading)
  reading.isCorrection = false
  reading.last = { words, mention, isDenied: reading.denies > 0, isPresented: clause.isPresenting, isExplained: false, clause }
  reading.claims.push(reading.last)
  if (!mention && isVerb(words)) clause.isSentence = true
  reading.denies = !mention && isAttribute(words) ? Math.max(0, reading.denies - 1) : 0
}

function applyRole(reading: Reading, tokens: readonly Token[], at: number): void {
  const { role, isPresenting, isAsked } = tokens[at] as Token
  if (isPresenting) present(reading)
  switch (role) {
    case 'function':
      reading.clause.isSentence = true
      break
    case 'joiner':
      beginClause(reading)
      reading.denies = reading.last?.isDenied ? negationReach : 0
      break
    case 'alternative':
      reading.clause = newClause(reading.last?.clause ?? null)
      reading.denies = reading.last?.isDenied ? negationReach : 0
      break
    case 'contrast':
      beginClause(reading)
      reading.denies = 0
      break
    case 'question':
      ask(reading)
      break
    case 'negation':
      if (isInterjection(tokens, at)) takeBack(reading)
      else if (!isAsked && !reading.clause.isPolite) reading.denies = negationReach
      break
    case 'refusal':
      takeBack(reading)
      break
    case 'correction':
      reading.isCorrection = true
      beginClause(reading)
  }
}

/** «Собака в огне — это дедлайн»: what stands before «это» is described, what stands after it is claimed. */
function present(reading: Reading): void {
  reading.clause.isPresenting = true
  for (const each of reading.claims) if (each.clause === reading.clause) each.isExplained = true
  // «Не пожар, это дедлайн», but «не думаю, что это дедлайн».
  if (reading.denies < negationReach) reading.denies = 0
}

/** «Не дедлайн ли», «разве не дедлайн»: the question takes the denial away, before it or after it. */
function ask(reading: Reading): void {
  reading.clause.isPolite = true
  reading.denies = 0
  if (reading.last) reading.last.isDenied = false
}

/** «Дедлайн… нет»: an answer is taken back under every name that it was given. */
function takeBack(reading: Reading): void {
  const { last } = reading
  for (const each of reading.claims) {
    if (each === last || (last?.mention && each.mention?.rebus === last.mention.rebus)) each.isDenied = true
  }
  reading.last = null
  reading.denies = 0
}

/** In «Не, дедлайн» a pause on either side makes «не» a correction of what was said before, not a denial of «дедлайн». */
function isInterjection(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.afterPause === true && tokens[at + 1]?.afterPause === true
}

/** A denial with nothing after it applies to the claim before it: «дедлайн? вряд ли». */
function denyLast({ last, denies }: Reading): void {
  if (last && denies === negationReach) last.isDenied = true
}
