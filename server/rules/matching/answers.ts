import type { Expected, Language } from './attempt.ts'
import { diminutivesOf } from './diminutives.ts'
import { wordsOf } from './normalise.ts'
import { joinWords, type Sounded, sounded, type Spelling, spellingsOf, stemOf, type Written } from './spelling.ts'

/** A spelling, and the place of the rebus that it answers. */
export type Known = { spelling: Spelling; rebus: number }

/**
 * The answers of a quiz, to be looked up by what was heard: `whole` by a spelling as it is, `forms` by its stems, `sounds` by the first
 * sound, which is the least that a slip leaves, `diminutives` by the stems of colloquial forms. `refused` has what each rebus refuses.
 */
export type Answers = {
  rebuses: readonly Expected[]
  whole: ReadonlyMap<string, readonly Known[]>
  forms: ReadonlyMap<string, readonly Known[]>
  sounds: ReadonlyMap<string, readonly Known[]>
  diminutives: ReadonlyMap<string, readonly Known[]>
  refused: readonly Refused[]
  spellings: readonly Spelling[]
}

/** Words that are never an answer, whole and stemmed. */
type Refused = { whole: ReadonlySet<string>; forms: ReadonlySet<string> }

/** Returns the answers of these rebuses. The result is kept for as long as the last of them is in use. */
export function answersOf(rebuses: readonly Expected[], language: Language): Answers {
  const asked = rebuses.at(-1)
  const kept = asked && cache[language].get(asked)
  if (kept?.rebuses.length === rebuses.length && rebuses.every((rebus, at) => kept.rebuses[at] === rebus)) return kept
  const answers = readAnswers(rebuses, language)
  if (asked) cache[language].set(asked, answers)
  return answers
}

// A game asks one rebus several times among the same others, and looking a thousand runs of words up beats comparing each with all.
const cache = { ru: new WeakMap<Expected, Answers>(), en: new WeakMap<Expected, Answers>() }

function readAnswers(rebuses: readonly Expected[], language: Language): Answers {
  const [whole, forms, sounds, diminutives]: ByKey4 = [new Map(), new Map(), new Map(), new Map()]
  rebuses.forEach((expected, rebus) => {
    for (const spelling of spellingsOf(expected, language)) {
      const known = { spelling, rebus }
      add(whole, spelling.whole.text, known)
      for (const form of spelling.forms) add(forms, form.text, known)
      add(sounds, spelling.sounds[0].text.slice(0, 1), known)
      for (const stem of diminutiveStemsOf(spelling, language)) add(diminutives, stem, known)
    }
  })
  const refused = rebuses.map((expected) => readRefused(expected, language))
  return {
    rebuses,
    whole,
    forms,
    sounds,
    diminutives,
    refused,
    spellings: rebuses.flatMap((rebus) => spellingsOf(rebus, language)),
  }
}

type ByKey = Map<string, Known[]>
type ByKey4 = [ByKey, ByKey, ByKey, ByKey]

/** The last word of a phrase is the one that gets such an ending: «колл-центрик». */
function diminutiveStemsOf({ parts, whole, forms }: Spelling, language: Language): Set<string> {
  const last = parts.at(-1)
  if (!last) return new Set()
  const before = [whole.text.slice(0, -last.word.length), forms[0].text.slice(0, -last.stem.length)]
  const { certain, doubtful } = diminutivesOf(last.word, language)
  const stems = [...certain, ...doubtful].map((word) => stemOf(word, language))
  return new Set(before.flatMap((start) => stems.map((stem) => start + stem)))
}

function add(known: ByKey, key: string, one: Known): void {
  const there = known.get(key)
  if (there) there.push(one)
  else known.set(key, [one])
}

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
 * either, unless it is a form of the answer, too.
 */
export function isRefused({ whole, forms: [stems] }: Written, words: readonly Sounded[], refused: Refused): boolean {
  if (refused.whole.size === 0) return false
  if (refused.whole.has(whole.text) || refused.forms.has(stems.text)) return true
  return words.length > 1 && words.some((word) => refused.whole.has(word.whole.text) || refused.forms.has(word.stem.text))
}
