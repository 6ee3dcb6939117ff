import type { Expected, Language } from './attempt.ts'
import { diminutivesOf } from './diminutives.ts'
import { wordsOf } from './normalise.ts'
import { doublingsOf, neighbouringOf, swapsOf } from './slips.ts'
import { joinWords, type Sounded, sounded, type Spelling, spellingsOf, stemOf, type Written } from './spelling.ts'

/** A spelling, and the rebus that it answers. */
export type Known = { spelling: Spelling; rebus: Expected }

/**
 * The answers of a quiz, to be looked up by what was heard: `whole` by a spelling as it is, `forms` by its stems, `sounds` by the first
 * sound, which is the least that a slip leaves, and `lengths` by the same; `diminutives` by the stems of colloquial forms. `typos` by what fingers make of a spelling; `refused` has what each rebus
 * refuses.
 */
export type Answers = {
  whole: ReadonlyMap<string, readonly Known[]>
  forms: ReadonlyMap<string, readonly Known[]>
  sounds: ReadonlyMap<string, readonly Known[]>
  lengths: ReadonlyMap<string, Length>
  diminutives: ReadonlyMap<string, readonly Known[]>
  typos: ReadonlyMap<string, readonly Known[]>
  refused: ReadonlyMap<Expected, Refused>
}

/** How long a run of words may be that names an answer. */
type Length = { words: number; letters: number }

/** Words that are never an answer, whole and stemmed. */
type Refused = { whole: ReadonlySet<string>; forms: ReadonlySet<string> }

/** Returns the answers of these rebuses. The result is kept for as long as the quiz is in use. */
export function answersOf(rebuses: readonly Expected[], language: Language): Answers {
  const distinct = new Set(rebuses)
  const [first] = rebuses
  const kept = first && cache[language].get(first)
  if (kept?.refused.size === distinct.size && rebuses.every((rebus) => kept.refused.has(rebus))) return kept
  const answers = readAnswers([...distinct], language)
  for (const rebus of distinct) cache[language].set(rebus, answers)
  return answers
}

// Every answer in a quiz is judged among the same rebuses, and looking a thousand runs of words up beats comparing each with all.
const cache = { ru: new WeakMap<Expected, Answers>(), en: new WeakMap<Expected, Answers>() }

function readAnswers(rebuses: readonly Expected[], language: Language): Answers {
  const all = rebuses.flatMap((rebus) => spellingsOf(rebus, language).map((spelling): Known => ({ spelling, rebus })))
  const sounds = keyed(all, ({ sounds: [sound] }) => [sound.text.slice(0, 1)])
  return {
    whole: keyed(all, ({ whole }) => [whole.text]),
    // The stemmer takes «перерыв» for a verb, but «перерывом» for a form of it.
    forms: keyed(all, ({ whole, forms }) => [whole, ...forms].map(({ text }) => text)),
    sounds,
    lengths: new Map([...sounds].map(([sound, known]) => [sound, lengthOf(known)])),
    diminutives: keyed(all, (spelling) => diminutiveStemsOf(spelling, language)),
    typos: keyed(all, (spelling) => typosOf(spelling, language)),
    refused: new Map(rebuses.map((rebus) => [rebus, readRefused(rebus, language)])),
  }
}

/** A recogniser splits words («дед лайн») more often than it adds them; and endings of tenderness are long. */
function lengthOf(known: readonly Known[]): Length {
  const most = (sizeOf: (spelling: Spelling) => number) => Math.max(...known.map(({ spelling }) => sizeOf(spelling)))
  return { words: most(({ length }) => length) + 2, letters: most(({ whole }) => whole.text.length) + 8 }
}

function keyed(all: readonly Known[], keysOf: (spelling: Spelling) => Iterable<string>): Map<string, Known[]> {
  const known = new Map<string, Known[]>()
  for (const one of all)
    for (const key of new Set(keysOf(one.spelling))) {
      const there = known.get(key)
      if (there) there.push(one)
      else known.set(key, [one])
    }
  return known
}

/** The last word of a phrase is the one that gets such an ending: «колл-центрик». */
function diminutiveStemsOf({ parts, whole, forms }: Spelling, language: Language): Set<string> {
  const last = parts.at(-1)
  if (!last) return new Set()
  const before = [whole.text.slice(0, -last.word.length), forms[0].text.slice(0, -last.stem.length)]
  const { certain, doubtful } = diminutivesOf(last.word, language)
  const stems = [...certain, ...doubtful].map((word) => stemOf(word, language))
  return new Set(before.flatMap((start) => stems.map((stem) => start + stem)))
}

/** In letters: a slip makes other words of shorter ones. */
const [shortestSwapped, shortestDoubled, shortestSlipped] = [5, 6, 7]

/**
 * What a slip makes of a spelling that is not found by its first sound or its short words: «чта-бот», “oassword”; and «шек лист», since
 * in a phrase nobody hears how its first word hisses.
 */
function typosOf({ whole: { text }, length }: Spelling, language: Language): string[] {
  if (!alphabets[language].test(text) || text.length < shortestSwapped) return []
  const isPhrase = length > 1
  return [
    ...swapsOf(text),
    ...(text.length < shortestDoubled ? [] : doublingsOf(text.charAt(0), language).map((begun) => begun + text.slice(1))),
    ...(isPhrase || text.length < shortestSlipped ? [] : neighbouringOf(text, [0], language)),
    ...(isPhrase && text.startsWith('ч') ? ['ш', 'щ'].map((letter) => letter + text.slice(1)) : []),
  ].filter((slip) => slip !== text)
}

const alphabets: Record<Language, RegExp> = { ru: /^[а-я]+$/, en: /^[a-z]+$/ }

function readRefused(expected: Expected, language: Language): Refused {
  const own = new Set(spellingsOf(expected, language).flatMap(({ forms }) => forms.map(({ text }) => text)))
  const words = (expected.refuse ?? []).map((text) => writtenOf(text, language))
  const forms = words.map(({ forms: [stems] }) => stems.text).filter((stems) => stems !== '' && !own.has(stems))
  return { whole: new Set(words.map(({ whole }) => whole.text)), forms: new Set(forms) }
}

/** Returns a text as one run of words. */
function writtenOf(text: string, language: Language): Written {
  return joinWords(wordsOf(text, language).map((word) => sounded({ word, stem: stemOf(word, language) }, language)))
}

/**
 * Returns whether a rebus refuses what was heard, or one of its words: a real word is not a misspelling, and a form of one is not
 * either, unless it is a form of the answer, too. What sounds as the answer («пороль») has to be refused as it is, and not only as a form
 * («порол»).
 */
export function isRefused(heard: Written, words: readonly Sounded[], { refused, meant }: Refusing): boolean {
  if (refused.whole.size === 0) return false
  if (refused.whole.has(heard.whole.text)) return true
  if (heard.sounds[0].text === meant.sounds[0].text || heard.sounds[1].text === meant.sounds[1].text) return false
  if (refused.forms.has(heard.forms[0].text)) return true
  return words.length > 1 && words.some((word) => refused.whole.has(word.whole.text) || refused.forms.has(word.stem.text))
}

type Refusing = { refused: Refused; meant: Spelling }
