/** The number words of a language. `values` add up («сорок восемь»), `multipliers` multiply what precedes («четыре тысячи»). */
export type Numerals = {
  values: ReadonlyMap<string, number>
  multipliers: ReadonlyMap<string, number>
  /** in «два нуля», “double four”: how many times the digit is repeated */
  counts: ReadonlyMap<string, number>
  /** in «два нуля», “double four”: the digit that is repeated */
  counted: ReadonlyMap<string, number>
}

/** A number being read. The next word belongs to it only when it is below `room`: «двадцать один» is 21, «два один» is 2 and 1. */
type Reading = { value: number; room: number }

/** Replaces spoken numbers by digits: «сорок восемь двадцать один» becomes `48`, `21`. Other words stay as they are. */
export function withDigits(words: readonly string[], numerals: Numerals): string[] {
  const written: string[] = []
  for (let at = 0; at < words.length;) {
    const number = repeatedDigit(words, at, numerals) ?? longestNumber(words, at, numerals)
    const { text, length } = number ?? { text: words[at] ?? '', length: 1 }
    written.push(text)
    at += length
  }
  return written
}

function repeatedDigit(words: readonly string[], at: number, { counts, counted }: Numerals) {
  const count = counts.get(words[at] ?? '')
  const digit = counted.get(words[at + 1] ?? '')
  return count === undefined || digit === undefined ? null : { text: String(digit).repeat(count), length: 2 }
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

function extend(reading: Reading | null, word = '', { values, multipliers }: Numerals): Reading | null {
  const value = values.get(word)
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

function roomAfter(value: number): number {
  if (value >= 100) return 100
  return value >= 20 ? 10 : 0
}
