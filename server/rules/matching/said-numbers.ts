import { digitsOf, type E164 } from '../phone-number/phone-number.ts'
import { inScriptOf } from './alphabet.ts'
import { normalise } from './normalise.ts'
import { numeralOf } from './numeral-forms.ts'
import { apart, readNumbers, type ReadNumber } from './numerals.ts'
import { type Words, wordsIn } from './words.ts'

/**
 * What one speaker said or typed, as the digits that may be in it. `from` is the index of the text that the word is in. `isFirm`:
 * the word can be nothing but a number, so it cannot be skipped as a filler.
 */
export type SaidDigits = { from: number; readings: ReadNumber[]; isFirm: boolean }[]

/** «восемь, э-э, девятьсот шестнадцать, значит, сто двадцать три»: so many other words may come between the parts of a number. */
const mostFillers = 3

/** Shorter numbers exist in a few countries. With their country code they are this long, too. */
const shortestNumber = 7

/**
 * Reads the digits in consecutive texts of one speaker: written in any grouping, and spoken as numerals of both languages in any
 * form. It keeps every reading, since only the speaker knows whether «девятьсот шестнадцать» is 916 or 900 and 16.
 */
export function readSaidDigits(texts: readonly string[]): SaidDigits {
  const words = texts.flatMap((text, from) => wordsOf(text).map((word) => ({ word, from })))
  const isNumeral = words.map(({ word }) => mayBeNumeral(word))
  if (!isNumeral.includes(true)) return words.map(({ from }) => ({ from, isFirm: false, readings: [] }))
  const russian = words.map(({ word }) => inScriptOf(word, 'ru'))
  const readers = [
    { words: russian, ...wordsIn('ru') },
    { words: russian.map(numeralOf), ...wordsIn('ru') },
    { words: words.map(({ word }) => inScriptOf(word, 'en')), ...wordsIn('en') },
  ]
  return words.map(({ word, from }, at) => {
    if (!isNumeral[at]) return { from, isFirm: false, readings: [] }
    return {
      from,
      isFirm: /^\d/.test(word) || readers.some(({ words, numerals }) => numerals.values.has(words[at] ?? '')),
      readings: [
        ...(/^\d/.test(word) ? [{ text: word, length: 1 }] : []),
        ...readers.flatMap(({ words, numerals }) => readNumbers(words, at, numerals)),
        ...readers.flatMap(({ words, numerals, mistakenDigits }) =>
          readNumbers([mistakenDigits.get(words[at] ?? '') ?? ''], 0, numerals),
        ),
      ],
    }
  })
}

/** Letters may touch the digits: `тел89161234567`. A recogniser may have joined numerals: «двадцатьтри». */
function wordsOf(text: string): string[] {
  const words: readonly string[] = normalise(text).match(/\d+|[^\d ]+/g) ?? []
  return words.flatMap((word) => apart(word, wordsIn('ru').numerals)).flatMap((word) => apart(word, wordsIn('en').numerals))
}

/** Hardly any word of a conversation is a numeral, and most of them come again and again. */
const known = new Map<string, boolean>()
const mostKnown = 10_000

/** Returns whether a number can begin with this word. */
function mayBeNumeral(word: string): boolean {
  const before = known.get(word)
  if (before !== undefined) return before
  const russian = inScriptOf(word, 'ru')
  const begins = (word: string, { numerals, mistakenDigits }: Words) =>
    [numerals.values, numerals.multipliers, mistakenDigits, ...numerals.repeats.map(({ counts }) => counts)].some((words) =>
      words.has(word),
    )
  const may =
    /^\d/.test(word) ||
    [russian, numeralOf(russian)].some((form) => begins(form, wordsIn('ru'))) ||
    begins(inScriptOf(word, 'en'), wordsIn('en'))
  if (known.size >= mostKnown) known.clear()
  known.set(word, may)
  return may
}

/** Returns whether a telephone number can be in it at all: seven digits with few enough words between them. */
export function mayHoldNumber(said: SaidDigits): boolean {
  let [digits, fillers] = [0, 0]
  for (const { readings } of said) {
    fillers = readings.length > 0 ? 0 : fillers + 1
    digits = fillers > mostFillers ? 0 : digits + Math.max(0, ...readings.map(({ text }) => text.length))
    if (digits >= shortestNumber) return true
  }
  return false
}

/**
 * Returns the indexes of the texts in which this number was said, with or without its country code, in order and without
 * repetition: anywhere among other digits, and also across several texts.
 */
export function findSaidNumber(said: SaidDigits, phone: E164): number[] {
  const { national, international } = digitsOf(phone)
  const digits = national.length >= shortestNumber ? national : international
  const found = new Set<number>()
  for (let at = 0; at < said.length; at++) for (const from of wayFrom(said, at, digits) ?? []) found.add(from)
  return [...found].sort((one, other) => one - other)
}

/** The digits may begin in the middle of what was read from the first word: `89161234567`. */
function wayFrom(said: SaidDigits, at: number, digits: string): number[] | null {
  const failed = new Set<string>()
  for (const { text, length } of said[at]?.readings ?? [])
    for (let start = 0; start < text.length; start++) {
      const way = wayOn(at, length, text.slice(start), 0)
      if (way) return way
    }
  return null

  /** Takes `length` words from `at` on as `text`, with `done` digits behind. Returns the texts on the way to the last digit. */
  function wayOn(at: number, length: number, text: string, done: number): number[] | null {
    const missing = digits.slice(done)
    const here = said.slice(at, at + length).map(({ from }) => from)
    if (text.startsWith(missing)) return here
    const rest = missing.startsWith(text) ? wayAfter(at + length, done + text.length) : null
    return rest && [...here, ...rest]
  }

  function wayAfter(at: number, done: number): number[] | null {
    if (failed.has(`${at} ${done}`)) return null
    for (let next = at; next <= at + mostFillers && next < said.length; next++) {
      const { readings = [], isFirm = false } = said[next] ?? {}
      for (const { text, length } of readings) {
        const way = wayOn(next, length, text, done)
        if (way) return way
      }
      if (isFirm) break
    }
    failed.add(`${at} ${done}`)
    return null
  }
}
