import { distance } from 'fastest-levenshtein'
import { normalise, tokensOf, wordsOf } from '../matching/matching.ts'

/**
 * The same words, as often as they were heard for a rebus. `id`: of the newest time; `confidence`: the mean of the recogniser's, null
 * for what was only typed.
 */
export type HeardWords = {
  asked: string
  heard: string
  id: number
  times: number
  typed: number
  people: readonly number[]
  confidence: number | null
  lastAt: Date
}

/** What was heard for one rebus in near spellings, the most frequent first. `people`: how many said one of them. */
export type Group = {
  asked: string
  spellings: HeardWords[]
  times: number
  typed: number
  people: number
  confidence: number | null
  lastAt: Date
}

/**
 * Groups what was heard by rebus and by near spelling, the most frequent group first. Words that say nothing («ну это …») and the ends
 * of words make no difference, nor does a letter or two in a long word. No spelling is in two groups, and none is lost.
 */
export function groupHeard(heard: readonly HeardWords[], language: 'ru' | 'en'): Group[] {
  const groups = [...Map.groupBy(heard, ({ asked }) => asked).values()].flatMap((ofRebus) => groupsOf(ofRebus, language))
  return groups.sort(mostFrequentFirst)
}

/** The order of groups. */
export function mostFrequentFirst(one: Group, other: Group): number {
  return other.times - one.times || other.people - one.people || byLeader(one, other)
}

const byLeader = (one: Group, other: Group) => (leaderOf(one) < leaderOf(other) ? -1 : 1)
const leaderOf = ({ asked, spellings }: Group) => `${spellings[0]?.heard}\n${asked}`

/** What words are compared by: the stems of those that mean something, which letters are in them, as a set of 32 bits, and digits. */
type Key = { text: string; letters: number; digits: string }

/** The words of a group that others are compared with: those that were heard most often. */
type Leader = Key & { spellings: HeardWords[] }

/** Beyond so many groups of a rebus, what is rare is compared with the frequent ones alone. */
const mostLeaders = 300

function groupsOf(heard: readonly HeardWords[], language: 'ru' | 'en'): Group[] {
  const sameText = [...Map.groupBy(heard, (words) => textOf(words.heard, language)).entries()]
  const counted = sameText.map(([text, spellings]) => ({
    key: { text, letters: lettersIn(text), digits: text.replace(/\D/g, '') },
    spellings,
    times: spellings.reduce((sum, { times }) => sum + times, 0),
  }))
  counted.sort((one, other) => other.times - one.times || (one.key.text < other.key.text ? -1 : 1))
  const leaders: Leader[] = []
  const rare: Leader[] = []
  for (const { key, spellings } of counted) {
    const near = leaders.find((leader) => isNear(leader, key))
    if (near) near.spellings.push(...spellings)
    else (leaders.length < mostLeaders ? leaders : rare).push({ ...key, spellings })
  }
  return [...leaders, ...rare].map(({ spellings }) => groupOf(spellings))
}

/** Returns words without those that say nothing, as a quiz may list them; all of them where none says anything. */
export function withoutFillers(heard: string, language: 'ru' | 'en'): string {
  const meant = tokensOf(heard, language).filter(({ role }) => role !== 'filler')
  return (meant.length > 0 ? meant.map(({ word }) => word) : wordsOf(heard, language)).join(' ')
}

function textOf(heard: string, language: 'ru' | 'en'): string {
  const content = tokensOf(heard, language).filter(({ role }) => role === 'content')
  return content.map(({ stem }) => stem).join('') || normalise(heard).replaceAll(' ', '')
}

/** As many letters as the matching forgives in a word of this length. */
function isNear(one: Key, other: Key): boolean {
  const length = Math.min(one.text.length, other.text.length)
  const most = length <= 4 ? 0 : length <= 8 ? 1 : 2
  if (most === 0 || Math.abs(one.text.length - other.text.length) > most) return false
  if (bitsIn(one.letters & ~other.letters) > most || bitsIn(other.letters & ~one.letters) > most) return false
  return one.digits === other.digits && distance(one.text, other.text) <= most
}

function lettersIn(key: string): number {
  let letters = 0
  for (let at = 0; at < key.length; at++) letters |= 1 << (key.charCodeAt(at) & 31)
  return letters
}

function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

function groupOf(given: readonly HeardWords[]): Group {
  const spellings = given.toSorted(
    (one, other) => other.times - one.times || one.heard.length - other.heard.length || (one.heard < other.heard ? -1 : 1),
  )
  const times = spellings.reduce((sum, each) => sum + each.times, 0)
  const spoken = spellings.filter(({ confidence }) => confidence !== null)
  const weight = spoken.reduce((sum, each) => sum + each.times - each.typed, 0)
  const sum = spoken.reduce((all, each) => all + (each.confidence ?? 0) * (each.times - each.typed), 0)
  return {
    asked: spellings[0]?.asked ?? '',
    spellings,
    times,
    typed: spellings.reduce((all, each) => all + each.typed, 0),
    people: new Set(spellings.flatMap(({ people }) => people)).size,
    confidence: weight > 0 ? sum / weight : null,
    lastAt: new Date(Math.max(...spellings.map(({ lastAt }) => lastAt.getTime()))),
  }
}
