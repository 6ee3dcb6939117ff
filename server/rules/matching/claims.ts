import { isAnotherNumber } from './another-number.ts'
import { beginAdding, beginClause, type Claim, newClause, newReading, type Reading } from './claim.ts'
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
import { isAttribute, isVerb } from './word-classes.ts'

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
    if (mention || token.role === 'content') claim(reading, tokens.slice(at, end), mention)
    else applyRole(reading, tokens, at)
    at = end
  }
  denyLast(reading)
  denyEarlier(reading.claims)
  return reading.claims
}

function pause(reading: Reading): void {
  beginClause(reading)
  endPast(reading)
  if (reading.denies < negationReach) reading.denies = 0
}

function claim(reading: Reading, run: readonly Token[], mention: Mention | null): void {
  const { clause } = reading
  const words = run.map(({ word }) => word).join(' ')
  if (mention && reading.isCorrection) takeBack(reading)
  reading.isCorrection = false
  dropPast(reading)
  reading.last = {
    words,
    mention,
    isDenied: reading.denies > 0,
    isPresented: clause.isPresenting,
    isExplained: false,
    isChoice: reading.isChoice,
    isPast: reading.isPast,
    clause,
  }
  reading.claims.push(reading.last)
  if (!mention && isVerb(words)) clause.isSentence = true
  reading.denies = !mention && isAttribute(words) ? Math.max(0, reading.denies - 1) : 0
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
      // «Не скажу, что дедлайн», but «не пойму, дедлайн».
      if (tokens[at + 1]?.word !== 'что') reading.denies = 0
      break
    case 'joiner':
      goOnChoosing(reading)
      beginAdding(reading, 'more words')
      reading.denies = reading.last?.isDenied ? negationReach : 0
      break
    case 'addition':
      beginAdding(reading, 'another claim')
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

/** «Собака в огне — это дедлайн»: what stands before «это» is described, what stands after it is claimed. */
function present(reading: Reading): void {
  reading.clause.isPresenting = true
  for (const each of reading.claims) if (each.clause === reading.clause) each.isExplained = true
  // «Не пожар, это дедлайн», but «не думаю, что это дедлайн».
  if (reading.denies < negationReach) reading.denies = 0
}
