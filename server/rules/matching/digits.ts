import { inScriptOf } from './alphabet.ts'
import type { Language } from './attempt.ts'
import { correctedDigits, isUnclear, partsOf } from './corrected-digits.ts'
import { isLongerThan, normalise } from './normalise.ts'
import { cardinalOf, numeralOf } from './numeral-forms.ts'
import { addingWritten, apart, type Numerals, withDigits } from './numerals.ts'
import { wordsIn } from './words.ts'

const maxHeardLength = 500

/** How many digits are expected: at least `from`, at most `to`. */
type Length = { from: number; to: number }

/**
 * Returns the digits in what was said or typed: «четыре восемь два один», «сорок восемь двадцать один», `48-21`, «двойная семёрка, два
 * нуля». Digits that are said again count once, and those that are taken back («два, нет, три») do not count. Returns null when there
 * are fewer or more digits than expected.
 *
 * The words are read in several ways, from the literal one to the most lenient, and the first that gives as many digits as are
 * expected is taken. Where more may be expected, people say the fewest.
 */
export function readDigits(heard: string, language: Language, length: Length = { from: 4, to: 4 }): string | null {
  if (isLongerThan(maxHeardLength, heard)) return null
  const words = wordsOf(heard, language)
  const read = readings[language].map((reading) => digitsIn(words, language, reading))
  if (read.some((parts) => isUnclear(parts, words, { all: length.from, language }))) return null
  return firstThatFits(read, { from: length.from, to: length.from }) ?? firstThatFits(read, length)
}

/** Letters may touch the digits: `код4821`. A recogniser may have joined the numerals. */
function wordsOf(heard: string, language: Language): string[] {
  const words: readonly string[] = normalise(heard).match(/\d+|[^\d ]+/g) ?? []
  const spoken = words.flatMap((word) => apart(inScriptOf(word, language), wordsIn(language).numerals))
  const counted = spoken.map((word, at) =>
    word === 'раз' && spoken[at + 1] === 'два' && spoken[at - 1] !== 'еще' ? 'один' : word,
  )
  return withoutCountOfDigits(counted, language).map((word, at, words) =>
    isRound(words[at - 1], language) ? inPlainForm(word, language) : word,
  )
}

/** «Тут три цифры: шесть, один, девять» has no three in it, however the rest is read. */
function withoutCountOfDigits(words: readonly string[], language: Language): string[] {
  return words.filter((_, at) => !digitsCounted[language].test(words[at + 1] ?? ''))
}

const digitsCounted: Record<Language, RegExp> = {
  ru: /^(?:цифр[аыу]?|цифер|числа|чисел|знак(?:а|ов))$/,
  en: /^(?:digits?|figures|numbers)$/,
}

/** What follows a round number belongs to it, whatever its form: «сорок восьмой» is 48. */
function isRound(word = '', language: Language): boolean {
  const value = wordsIn(language).numerals.values.get(word)
  return value !== undefined && value >= 20 && value % 10 === 0
}

/** One way of reading numbers: what becomes of the words first, and by which numerals they are read. */
type NumberReading = { prepare: (words: readonly string[]) => readonly string[]; numerals: Numerals }

/** The digits before each correction, and those after the last. */
function digitsIn(words: readonly string[], language: Language, { prepare, numerals }: NumberReading): string[] {
  return partsOf(words, language).map((part) =>
    withDigits(prepare(part), numerals)
      .filter((word) => /^[0-9]+$/.test(word))
      .join(''),
  )
}

function firstThatFits(read: readonly string[][], { from, to }: Length): string | null {
  const fits = (digits: string) => digits.length >= from && digits.length <= to
  for (const parts of read) {
    const found = [withoutRepetition, (digits: string) => digits]
      .map((once) => correctedDigits(parts.map(once), fits))
      .find((digits) => digits !== null)
    if (found) return found
  }
  return null
}

/** «4821, повторяю, 4821»: the shortest piece of at least four digits that all of them repeat. */
function withoutRepetition(said: string): string {
  return /^(\d{4,}?)\1+$/.exec(said)?.[1] ?? said
}

/** In «одну секунду», «четыре цифры» and “one moment” the number is no digit of the code. */
const measures: Record<Language, RegExp> = {
  ru: /^(цифр|знак|секунд|минут|час|раз$)/,
  en: /^(digits?|figures?|seconds?|secs?|moments?|minutes?|times)$/,
}

/** What a counted thing is no digit of: «ещё раз» and “one second” are cut out; so is “and”, which stands within English numbers. */
function withoutMeasured(words: readonly string[], language: Language): string[] {
  const kept: string[] = []
  const { numerals } = wordsIn(language)
  const isNumber = (word = '') => numerals.values.has(language === 'ru' ? numeralOf(word) : word) || /^\d+$/.test(word)
  for (const word of words) {
    if (measures[language].test(word) && isNumber(kept.at(-1))) kept.pop()
    else if (word !== 'and') kept.push(word)
  }
  return kept
}

/** «Раз» begins a count. In «ещё раз» it does not. */
const countedOff = (words: readonly string[]) =>
  words.map((word, at) => (word === 'раз' && words[at - 1] !== 'еще' ? 'один' : word))

/** Recognisers write ordinals and other forms: «двенадцатый тридцать четвёртый». */
const inPlainForm = (word: string, language: Language) => (language === 'ru' ? numeralOf(word) : cardinalOf(word))

function readingsIn(language: Language): NumberReading[] {
  const { numerals, mistakenDigits } = wordsIn(language)
  const measured = (words: readonly string[]) => withoutMeasured(words, language)
  const plain = (words: readonly string[]) => countedOff(measured(words)).map((word) => inPlainForm(word, language))
  const repaired = (words: readonly string[]) => measured(words).map((word) => mistakenDigits.get(word) ?? word)
  return [
    { prepare: (words) => words, numerals },
    { prepare: measured, numerals },
    { prepare: repaired, numerals },
    { prepare: plain, numerals },
    { prepare: measured, numerals: addingWritten(numerals) },
  ]
}

const readings = { ru: readingsIn('ru'), en: readingsIn('en') }
