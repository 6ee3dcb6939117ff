import { type Answers, answersOf } from './answers.ts'
import type { Closeness, Expected, Language } from './attempt.ts'
import { namesIn, type Reading } from './naming.ts'
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
  const named = new Map<Expected, Mention[]>(rebuses.map((rebus) => [rebus, []]))
  for (const { from, to, readings } of runsOf(tokens, answers, language))
    for (const reading of readings)
      for (const { rebus, spelling, closeness } of namesIn(reading, answers, language))
        named.get(rebus)?.push({ from, to, rebus, spelling: spelling.text, closeness })
  const closest = [...named.values()].flatMap(closestFirst)
  const sizes = new Map(closest.map((mention) => [mention, contentIn(tokens, mention)]))
  const size = (mention: Mention) => sizes.get(mention) ?? 0
  return withoutOverlaps(
    [...sizes.keys()].sort(
      (one, other) => size(other) - size(one) || distanceRank(one.closeness) - distanceRank(other.closeness),
    ),
  ).sort((one, other) => one.from - other.from)
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

/** A word with its sounds, and whether it means nothing. */
type Word = Sounded & { isFiller: boolean }

/** «Дед плюс лайн» is the answer with «плюс» in it, whatever «плюс» is elsewhere. */
const isSkipped = ({ role, word }: Token) => role === 'filler' || word === 'плюс' || word === 'plus'

/**
 * Returns the runs of words that may name one of the answers: what begins with another sound than any answer names none, and a run is
 * no longer than those that begin with its sound.
 */
export function runsOf(tokens: readonly Token[], { lengths }: Answers, language: Language): Run[] {
  const words = tokens.map((token) => ({ ...sounded(token, language), isFiller: isSkipped(token) }))
  const runs: Run[] = []
  for (let from = 0; from < words.length; from++) {
    const most = lengths.get(words[from]?.sound.text.slice(0, 1) ?? '')
    if (!most) continue
    let letters = 0
    for (let to = from + 1; to <= Math.min(words.length, from + most.words); to++) {
      letters += words[to - 1]?.whole.text.length ?? 0
      if (letters > most.letters) break
      runs.push({ from, to, readings: readingsOf(words.slice(from, to)) })
    }
  }
  return runs
}

function readingsOf(run: readonly Word[]): Reading[] {
  const whole = readingOf(run)
  const hasInnerFiller = run.length > 2 && run.slice(1, -1).some(({ isFiller }) => isFiller)
  const hasOuterFiller = run[0]?.isFiller === true || run.at(-1)?.isFiller === true
  return hasInnerFiller && !hasOuterFiller ? [whole, readingOf(run.filter(({ isFiller }) => !isFiller))] : [whole]
}

const readingOf = (words: readonly Word[]): Reading => ({ ...joinWords(words), words })

/** Returns a number to sort by: the closer the spelling, the smaller. */
export function distanceRank(closeness: Closeness): number {
  return closeness.by === 'close spelling' ? ranks[closeness.by] + closeness.distance : ranks[closeness.by]
}

/** A slip of one letter is closer than a word that only sounds alike, and that closer than one with more slips. */
const ranks = { 'accepted spelling': 0, 'word form': 1, diminutive: 2, 'close spelling': 2, 'sounds alike': 3.5 }
