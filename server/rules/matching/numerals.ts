/** The number words of a language. `values` add up («сорок восемь»), `multipliers` multiply what precedes («четыре тысячи»). */
export type Numerals = {
  values: ReadonlyMap<string, number>
  multipliers: ReadonlyMap<string, number>
  /** in «два нуля», «двойная семёрка», “double four”: the words that say how often, and the digits that these words can repeat */
  repeats: readonly { counts: ReadonlyMap<string, number>; counted: ReadonlyMap<string, number> }[]
  /** numbers in digits add up, too */
  isWrittenAdded?: true
}

/** A number being read. The next word belongs to it only when it is below `room`: «двадцать один» is 21, «два один» is 2 and 1. */
type Reading = { value: number; room: number }

/**
 * Replaces spoken numbers by digits: «сорок восемь двадцать один» becomes `48`, `21`, also where a recogniser has joined their words
 * («сороквосемь»). Other words stay as they are.
 */
export function withDigits(said: readonly string[], numerals: Numerals): string[] {
  const words = said.flatMap((word) => apart(word, numerals))
  const written: string[] = []
  for (let at = 0; at < words.length;) {
    const number = repeatedDigit(words, at, numerals) ?? longestNumber(words, at, numerals)
    const { text, length } = number ?? { text: words[at] ?? '', length: 1 }
    written.push(text)
    at += length
  }
  return written
}

/** «Сто три» has the fewest letters of what can be joined. */
const shortestJoined = 6

/** Returns the number words that a recogniser has joined into one («двадцатьчетыре»); any other word as it is. */
export function apart(word: string, numerals: Numerals): readonly string[] {
  if (word.length < shortestJoined || isNumeral(word, numerals)) return [word]
  return numeralsIn(word, numerals) ?? [word]
}

const isNumeral = (word: string, { values, multipliers }: Numerals) => values.has(word) || multipliers.has(word)

/** Returns the numerals that a word consists of, letter by letter; null where anything else is in it («стоять»). */
function numeralsIn(word: string, numerals: Numerals): string[] | null {
  if (word === '') return []
  for (let end = word.length; end > 0; end--) {
    const first = word.slice(0, end)
    const rest = isNumeral(first, numerals) ? numeralsIn(word.slice(end), numerals) : null
    if (rest) return [first, ...rest]
  }
  return null
}

function repeatedDigit(words: readonly string[], at: number, { repeats }: Numerals) {
  for (const { counts, counted } of repeats) {
    const count = counts.get(words[at] ?? '')
    const digit = counted.get(words[at + 1] ?? '')
    if (count !== undefined && digit !== undefined) return { text: String(digit).repeat(count), length: 2 }
  }
  return null
}

function longestNumber(words: readonly string[], at: number, numerals: Numerals) {
  return numbersFrom(words, at, numerals).at(-1) ?? null
}

/** A number as digits, and how many words it was read from. */
export type ReadNumber = { text: string; length: number }

/**
 * Returns every number that the words from index `at` on may stand for, the shortest first: «сто двадцать три» is 100, 120 or 123,
 * because only the speaker knows where the next number begins.
 */
export function readNumbers(words: readonly string[], at: number, numerals: Numerals): ReadNumber[] {
  const repeated = repeatedDigit(words, at, numerals)
  return [...numbersFrom(words, at, numerals), ...(repeated ? [repeated] : [])]
}

function numbersFrom(words: readonly string[], at: number, numerals: Numerals): ReadNumber[] {
  const numbers: ReadNumber[] = []
  let reading = extend(null, words[at], numerals)
  while (reading) {
    numbers.push({ text: String(reading.value), length: numbers.length + 1 })
    reading = extend(reading, words[at + numbers.length], numerals)
  }
  return numbers
}

/** Returns numerals by which a number that is written in digits adds up like the word: `40 8` is 48, `1000 200 34` is 1234. */
export function addingWritten(numerals: Numerals): Numerals {
  return { ...numerals, isWrittenAdded: true }
}

function extend(reading: Reading | null, word = '', numerals: Numerals): Reading | null {
  const { values, multipliers, isWrittenAdded } = numerals
  const value = values.get(word) ?? (isWrittenAdded && /^[1-9][0-9]{0,3}$/.test(word) ? Number(word) : undefined)
  if (value !== undefined) return add(reading, value)
  const multiplier = multipliers.get(word)
  return multiplier === undefined ? null : multiply(reading, multiplier)
}

function add(reading: Reading | null, value: number): Reading | null {
  if (!reading) return { value, room: roomAfter(value) }
  return value > 0 && value < reading.room ? { value: reading.value + value, room: roomAfter(value) } : null
}

/** «четыре тысячи» is 4 times 1,000. In “four thousand eight hundred” only the eight is multiplied by 100. */
function multiply(reading: Reading | null, multiplier: number): Reading | null {
  if (!reading) return { value: multiplier, room: multiplier }
  const last = reading.value % multiplier
  return last === 0 ? null : { value: reading.value + last * (multiplier - 1), room: multiplier }
}

/** Only what ends in zeros has room: 20 for a digit, 400 for two, 4000 for three. */
function roomAfter(value: number): number {
  if (value >= 1000 && value % 1000 === 0) return 1000
  if (value >= 100 && value % 100 === 0) return 100
  return value >= 20 && value % 10 === 0 ? 10 : 0
}
