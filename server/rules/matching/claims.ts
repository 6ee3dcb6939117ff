import { isAnotherNumber } from './another-number.ts'
import { beginAdding, beginClause, type Claim, type Clause, newClause, newReading, type Reading } from './claim.ts'
import {
  ask,
  denyEarlier,
  denyLast,
  isAllThatIsLeft,
  isCompared,
  isInterjection,
  negationReach,
  remove,
  takeBack,
} from './denial.ts'
import type { Mention } from './mentions.ts'
import type { Token } from './tokens.ts'
import { beginChoice, dropPast, endPast, goOnChoosing, hedge } from './wavering.ts'
import { isAttribute, isInfinitive, isVerb, isVerbBetween } from './word-classes.ts'

/** Returns what an utterance puts forward or denies, in the order in which it was said. */
export function claimsOf(tokens: readonly Token[], found: readonly Mention[]): Claim[] {
  const mentions = found.filter((mention) => !isAnotherNumber(mention, tokens, found))
  const byStart = new Map(mentions.map((mention) => [mention.from, mention]))
  const reading = newReading()
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token
    const mention = byStart.get(at) ?? null
    const end = mention?.to ?? at + 1
    if (token.afterPause) pause(reading)
    if (mention || token.role === 'content') claim(reading, { tokens, at, end }, mention)
    else applyRole(reading, tokens, at)
    at = end
  }
  denyLast(reading)
  denyEarlier(reading.claims)
  return reading.claims
}

const setsAgainst = new Set(['или', 'or'])

function pause(reading: Reading): void {
  beginClause(reading)
  endPast(reading)
  if (reading.denies < negationReach) reading.denies = 0
}

/** Where in an utterance something is claimed. */
type Place = { tokens: readonly Token[]; at: number; end: number }

function claim(reading: Reading, { tokens, at, end }: Place, mention: Mention | null): void {
  const { clause } = reading
  const run = tokens.slice(at, end)
  const words = run.map(({ word }) => word).join(' ')
  if (run[0]?.isAsked) clause.isAsked = true
  const isNamedOn = /^[a-z]/.test(words) || tokens[end]?.role === 'contrast'
  const isOfDenied = !mention && isNamedOn && isBeside(reading.last, clause, tokens[at - 1])
  if (mention && reading.isCorrection) correct(reading)
  reading.isCorrection = false
  dropPast(reading)
  reading.last = {
    words,
    mention,
    isDenied: reading.denies > 0 || isOfDenied,
    isPresented: clause.isPresenting,
    isExplained: false,
    isChoice: reading.isChoice,
    isPast: reading.isPast,
    clause,
  }
  reading.claims.push(reading.last)
  if (!mention && (isVerb(words) || isVerbBetween(tokens[at - 1]?.word, words, tokens[at + 1]?.word))) clause.isSentence = true
  reading.denies = !mention && isAttribute(words) ? Math.max(0, reading.denies - 1) : 0
}

/** «Не брейк-данс», “not a traffic jam”: a denial reaches over all words that name one thing. */
function isBeside(last: Claim | null, clause: Clause, before: Token | undefined): boolean {
  if (!last || last.mention || !last.isDenied || last.clause !== clause || isAttribute(last.words)) return false
  return before?.role === 'content' && last.words.endsWith(before.word)
}

function applyRole(reading: Reading, tokens: readonly Token[], at: number): void {
  const { word, role, isPresenting, isHedge, isAsked } = tokens[at] as Token
  if (isPresenting) present(reading)
  if (isHedge && tokens[at + 1]?.isHedge !== true) hedge(reading)
  switch (role) {
    case 'function':
      reading.clause.isSentence = true
      break
    case 'empty':
      // «Жена говорит дедлайн» has a subject, «говорит дедлайн» none.
      if (reading.last?.clause === reading.clause && isPredicate(tokens, at)) reading.clause.isSentence = true
      // «Не скажу, что дедлайн», but «не пойму, дедлайн».
      if (tokens[at + 1]?.word !== 'что') reading.denies = 0
      break
    case 'joiner':
      goOnChoosing(reading)
      goOn(reading)
      reading.denies = reading.last?.isDenied ? negationReach : 0
      break
    case 'addition':
      beginAdding(reading, 'another claim')
      // «Или может» sets against, as «или» alone.
      if (setsAgainst.has(word)) reading.clause.insteadOf = reading.last?.clause ?? null
      endPast(reading)
      reading.denies = 0
      break
    case 'alternative':
      reading.clause = newClause(reading.last?.clause ?? null)
      reading.denies = reading.last?.isDenied ? negationReach : 0
      break
    case 'contrast':
      beginClause(reading)
      endPast(reading)
      reading.denies = 0
      break
    case 'question':
      ask(reading)
      break
    case 'negation':
      if (isInterjection(tokens, at)) takeBack(reading)
      else if (!isAsked && !reading.clause.isPolite) reading.denies = negationReach
      break
    case 'exception':
      reading.denies = isAllThatIsLeft(tokens) ? 0 : negationReach
      break
    case 'comparison':
      if (isCompared(tokens, at)) reading.denies = negationReach
      else reading.clause.isSentence = true
      break
    case 'removal':
      remove(reading)
      break
    case 'refusal':
      takeBack(reading)
      endPast(reading)
      break
    case 'earlier':
      for (const each of reading.claims) each.isPast = true
      break
    case 'past':
      reading.isPast = true
      reading.denies = 0
      break
    case 'choice':
      beginChoice(reading, word)
      break
    case 'correction':
      reading.isCorrection = true
      beginClause(reading)
      endPast(reading)
  }
}

function isPredicate(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? ''
  return isVerb(word) || isInfinitive(word) || isVerbBetween(tokens[at - 1]?.word, word, tokens[at + 1]?.word)
}

/** “Prison phone, I mean cell phone” takes back the whole phrase. */
function correct(reading: Reading): void {
  for (const each of reading.claims) if (each.clause === reading.last?.clause && !each.mention) each.isDenied = true
  takeBack(reading)
}

/** «Раз тут машина и трубка, то автоответчик» is one sentence. */
function goOn(reading: Reading): void {
  const { isSentence } = reading.clause
  beginAdding(reading, 'more words')
  if (isSentence) reading.clause.isSentence = true
}

/** «Собака в огне — это дедлайн»: what stands before «это» is described, what stands after it is claimed. */
function present(reading: Reading): void {
  reading.clause.isPresenting = true
  for (const each of reading.claims) if (each.clause === reading.clause) each.isExplained = true
  // «Не пожар, это дедлайн», but «не думаю, что это дедлайн».
  if (reading.denies < negationReach) reading.denies = 0
}
