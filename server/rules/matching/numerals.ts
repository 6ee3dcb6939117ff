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
  let reading: Reading | null = null
  let end = at
  for (let next = extend(reading, words[end], numerals); next; next = extend(reading, words[end], numerals)) {
    reading = next
    end++
  }
  return reading && { text: String((reading as Reading).value), length: end - at }
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
