import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'
import type { Expected, Language } from './attempt.ts'
import { wordsOf } from './normalise.ts'
import { soundOf } from './sounds.ts'

/** Words joined without spaces, and which letters are in them, as a set of 32 bits. */
export type Joined = { text: string; letters: number }

/**
 * A run of words: `whole` as they are, `forms` with all words stemmed, and with only the last one stemmed («дед лайном»), `sounds` as
 * they sound whole and stemmed. `length` is the number of words, `digits` are those in it.
 */
export type Written = {
  whole: Joined
  forms: readonly [Joined, ...Joined[]]
  sounds: readonly [Joined, Joined]
  digits: string
  length: number
}

/**
 * One of the quiz's spellings of an answer, and its words one by one. `slips` is how many letters a slip may change in all of them
 * together.
 */
export type Spelling = Written & { text: string; parts: readonly Part[]; slips: number }

/** A word of a spelling, its stem and how both sound. `most` is how many of its letters a slip may change. */
export type Part = { word: string; stem: string; wordSound: string; stemSound: string; most: number }

/** A normalised word and its stem. */
export type Stemmed = { word: string; stem: string }

/** A word, its stem and their sounds, each with its letters. */
export type Sounded = { whole: Joined; stem: Joined; sound: Joined; stemSound: Joined }

/** Returns every accepted spelling of a rebus's answer. The result is cached for as long as the quiz is in use. */
export function spellingsOf(expected: Expected, language: Language): readonly Spelling[] {
  const spellings = cache[language].get(expected) ?? readSpellings(expected, language)
  cache[language].set(expected, spellings)
  return spellings
}

// A quiz never changes once it is read, and stemming its spellings again would take most of the time of judging an answer.
const cache = { ru: new WeakMap<Expected, readonly Spelling[]>(), en: new WeakMap<Expected, readonly Spelling[]>() }

function readSpellings({ answer, accept }: Expected, language: Language): Spelling[] {
  const spellings = [answer, ...accept].map((text) => spellingOf(text, language)).filter(({ whole }) => whole.text !== '')
  return spellings.map((spelling) => (spelling.length === 1 ? asCompound(spelling, spellings) : spelling))
}

/** In letters: a shorter word leaves no room for a slip of its own. */
const shortestCompounded = 5

/** “Brainstorm” is “brain storm”: who errs in two letters of one of the words says another one (“brainstem”). */
function asCompound(spelling: Spelling, all: readonly Spelling[]): Spelling {
  const apart = all.find(({ whole, length }) => length > 1 && whole.text === spelling.whole.text)
  return apart?.parts.every(({ word }) => word.length >= shortestCompounded) ? { ...spelling, parts: apart.parts } : spelling
}

function spellingOf(text: string, language: Language): Spelling {
  const words = wordsOf(text, language).map((word) => sounded({ word, stem: stemOf(word, language) }, language))
  const mostOf = ({ whole }: Sounded) => Math.min(mostSlips(whole.text.length), words.length > 1 ? mostInPhrase : largestSlip)
  const parts = words.map((word) => ({
    word: word.whole.text,
    stem: word.stem.text,
    wordSound: word.sound.text,
    stemSound: word.stemSound.text,
    most: mostOf(word),
  }))
  const all = parts.reduce((sum, { most }) => sum + most, 0)
  const slips = isForeign(text, language) ? Math.min(all, words.length > 1 || lettersOf(words) <= longestMedium ? 0 : 1) : all
  return { text, parts, slips, ...joinWords(words) }
}

/**
 * Returns how many letters of a word a slip may change. A short word with one letter changed is another word («баг», «бар»); so is a
 * longer one with two (“password”, “passport”).
 */
export function mostSlips(length: number): number {
  if (length <= 4) return 0
  if (length <= 8) return 1
  return length <= 12 ? 2 : largestSlip
}

const largestSlip = 3

/** Whoever says a phrase is known by its other words, too, if he is right: one slip in each leaves enough of a likeness. */
const mostInPhrase = 1

/** A Russian spelling of an English answer is there for those who type it so, and sounds like other words: «подкат», “brainstem”. */
const isForeign = (text: string, language: Language) => language === 'en' && /[а-яё]/i.test(text)

const lettersOf = (words: readonly Sounded[]) => words.reduce((sum, { whole }) => sum + whole.text.length, 0)

const longestMedium = 8

/** Returns a key that is equal for spellings of the same answer: case, script, spaces and hyphens make no difference. */
export function spellingKey(text: string, language: Language): string {
  return wordsOf(text, language).join('')
}

/** Returns a word with its sounds. */
export function sounded({ word, stem }: Stemmed, language: Language): Sounded {
  const known = knownSounds[language]
  const there = known.get(word)
  if (there) return there
  const [sound, stemSound] = [soundOf(word, language), soundOf(stem, language)]
  const heard = { whole: joined(word), stem: joined(stem), sound: joined(sound), stemSound: joined(stemSound) }
  if (known.size >= mostKnown) known.clear()
  known.set(word, heard)
  return heard
}

// People say the same few thousand words again and again, and to sound a word takes longer than to look it up.
const knownSounds = { ru: new Map<string, Sounded>(), en: new Map<string, Sounded>() }
const mostKnown = 5_000

/** Joins words into one run. */
export function joinWords(words: readonly Sounded[]): Written {
  const [whole, stems] = [joinAll(words, 'whole'), joinAll(words, 'stem')]
  const last = words.at(-1)
  const lastStemmed = last ? whole.text.slice(0, whole.text.length - last.whole.text.length) + last.stem.text : stems.text
  return {
    whole,
    forms: lastStemmed === stems.text ? [stems] : [stems, joined(lastStemmed)],
    sounds: [joinAll(words, 'sound'), joinAll(words, 'stemSound')],
    digits: /\d/.test(whole.text) ? whole.text.replace(/\D/g, '') : '',
    length: words.length,
  }
}

function joinAll(words: readonly Sounded[], as: keyof Sounded): Joined {
  const [first] = words
  if (first && words.length === 1) return first[as]
  let [text, letters] = ['', 0]
  for (const word of words) {
    text += word[as].text
    letters |= word[as].letters
  }
  return { text, letters }
}

const joined = (text: string): Joined => ({ text, letters: lettersIn(text) })

/** Several letters may share a bit: then words look more alike than they are, and are compared in full. */
function lettersIn(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

// A stem of fewer than three letters would be shared by too many words, so such a word is its own stem.
const minStemLength = 3

/** Returns the Snowball stem of a word: «дедлайнами» and «дедлайн» have the same one. */
export function stemOf(word: string, language: Language): string {
  const stem = language === 'ru' ? russian(word) : english(word)
  return stem.length < minStemLength ? word : stem
}
