import { type Answers, answersOf } from './answers.ts'
import type { Closeness, Expected, Language } from './attempt.ts'
import { mistypedIn, type Name, namesIn, type Reading } from './naming.ts'
import { joinWords, type Sounded, sounded } from './spelling.ts'
import type { Token } from './tokens.ts'

/** The words from `from` to `to` (exclusive) that name a rebus's answer. */
export type Mention = { from: number; to: number; rebus: Expected; spelling: string; closeness: Closeness }

/** A run of words and the ways to read it: with its filler words and without them («колл эээ центр»). */
type Run = { from: number; to: number; readings: readonly Reading[] }

/**
 * Finds where an utterance names answers, in the order of its words and without overlaps. Where several rebuses match the same words,
 * the one that covers more of them wins («колл-центр», not «центр»), then the closest one, then the first in `rebuses`.
 */
export function mentionsOf(tokens: readonly Token[], rebuses: readonly Expected[], language: Language): Mention[] {
  const answers = answersOf(rebuses, language)
  const known = new Map<string, Name[]>()
  // Whoever speaks for long says the same words again.
  const namesOf = (reading: Reading): Name[] => {
    const key = reading.words.map(({ whole }) => whole.text).join(' ')
    const names = known.get(key) ?? namesIn(reading, answers, language)
    known.set(key, names)
    return names
  }
  const named = new Map<Expected, Mention[]>(rebuses.map((rebus) => [rebus, []]))
  for (const { from, to, readings } of runsOf(tokens, answers, language))
    for (const reading of readings)
      for (const { rebus, spelling, closeness } of namesOf(reading))
        named.get(rebus)?.push({ from, to, rebus, spelling: spelling.text, closeness })
  for (const { from, to, readings } of tokens.length > mostTyped ? [] : shortRunsOf(tokens, language))
    for (const { rebus, spelling, closeness } of readings.flatMap((reading) => mistypedIn(reading, answers)))
      named.set(rebus, [
        ...(named.get(rebus) ?? []).filter(
          (within) => within.from < from || within.to > to || within.to - within.from === to - from,
        ),
        { from, to, rebus, spelling: spelling.text, closeness },
      ])
  const closest = [...named.values()].flatMap(closestFirst)
  const sizes = new Map(closest.map((mention) => [mention, contentIn(tokens, mention)]))
  const size = (mention: Mention) => sizes.get(mention) ?? 0
  return withoutOverlaps(
    [...sizes.keys()].sort(
      (one, other) => size(other) - size(one) || distanceRank(one.closeness) - distanceRank(other.closeness),
    ),
  ).sort((one, other) => one.from - other.from)
}

/** In words: what is typed is short, and so are the answers. */
const [mostTyped, longestTyped] = [6, 3]

function shortRunsOf(tokens: readonly Token[], language: Language): Run[] {
  const words = tokens.map((token) => ({ ...sounded(token, language), isFiller: false, isJoiner: false }))
  return words.flatMap((_, from) =>
    words
      .slice(from, from + longestTyped)
      .map((__, more) => from + more + 1)
      .filter((to) => tokens.slice(from, to).every(({ role, afterPause }, at) => role === 'content' && !(at > 0 && afterPause)))
      .map((to) => ({ from, to, readings: [readingOf(words.slice(from, to))] })),
  )
}

function contentIn(tokens: readonly Token[], { from, to }: Mention): number {
  return tokens.slice(from, to).filter(({ role }) => role === 'content' || role === 'empty').length
}

/** Returns where one rebus is named, without overlaps. */
function closestFirst(names: Mention[]): Mention[] {
  const words = ({ from, to }: Mention) => to - from
  return withoutOverlaps(
    names.sort((one, other) => distanceRank(one.closeness) - distanceRank(other.closeness) || words(other) - words(one)),
  )
}

function withoutOverlaps(bestFirst: readonly Mention[]): Mention[] {
  const kept: Mention[] = []
  for (const one of bestFirst) {
    if (!kept.some((other) => one.from < other.to && other.from < one.to)) kept.push(one)
  }
  return kept
}

/** A word with its sounds, whether it means nothing, and whether it only joins the pieces of an answer. */
type Word = Sounded & { isFiller: boolean; isJoiner: boolean }

/** «Дед плюс лайн», “key and board”: the answer put together aloud, whatever joins it elsewhere. */
const joiners = new Set('плюс plus и and then потом затем'.split(' '))

/**
 * Returns the runs of words that may name one of the answers: what begins with another sound than any answer names none, and a run is
 * no longer than those that begin with its sound.
 */
export function runsOf(tokens: readonly Token[], { lengths }: Answers, language: Language): Run[] {
  const words = tokens.map((token) => ({
    ...sounded(token, language),
    isFiller: token.role === 'filler',
    isJoiner: joiners.has(token.word),
  }))
  const runs: Run[] = []
  for (let from = 0; from < words.length; from++) {
    const most = lengths.get(words[from]?.sound.text.slice(0, 1) ?? '')
    if (!most) continue
    let [letters, count] = [0, 0]
    for (let to = from + 1; to <= words.length; to++) {
      const last = words[to - 1] as Word
      if (!last.isJoiner) [letters, count] = [letters + last.whole.text.length, count + 1]
      if (letters > most.letters || count > most.words || to - from > 2 * most.words) break
      runs.push({ from, to, readings: readingsOf(words.slice(from, to)) })
    }
  }
  return runs
}

function readingsOf(run: readonly Word[]): Reading[] {
  const whole = readingOf(run)
  if (run.length < 3) return [whole]
  const [readings, inner, outer] = [[whole], run.slice(1, -1), [run[0], run.at(-1)]]
  const hasJoiner = inner.some(({ isJoiner }) => isJoiner) && !outer.some((word) => word?.isJoiner)
  if (hasJoiner) readings.push(readingOf(run.filter(({ isJoiner }) => !isJoiner)))
  const hasFiller = inner.some(({ isFiller }) => isFiller) && !outer.some((word) => word?.isFiller || word?.isJoiner)
  if (hasFiller) readings.push(readingOf(run.filter(({ isFiller, isJoiner }) => !isFiller && !isJoiner)))
  return readings
}

const readingOf = (words: readonly Word[]): Reading => ({ ...joinWords(words), words })

/** Returns a number to sort by: the closer the spelling, the smaller. */
export function distanceRank(closeness: Closeness): number {
  return closeness.by === 'close spelling' ? ranks[closeness.by] + closeness.distance : ranks[closeness.by]
}

/** A slip of one letter is closer than a word that only sounds alike, and that closer than one with more slips. */
const ranks = { 'accepted spelling': 0, 'word form': 1, diminutive: 2, 'close spelling': 2, 'sounds alike': 3.5 }
