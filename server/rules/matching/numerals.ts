/** How a language says numbers. `values` add up («сорок восемь»), `multipliers` multiply what precedes («четыре тысячи»). */
export type Numerals = {
  values: ReadonlyMap<string, number>
  multipliers: ReadonlyMap<string, number>
  /** «два нуля», “double four”: how many, and of which digit */
  counts: ReadonlyMap<string, number>
  counted: ReadonlyMap<string, number>
}

/** A number as it is being said; the next word belongs to it only below `room`: «двадцать один» is 21, «два один» is 2 and 1. */
type Reading = { value: number; room: number }

/** The words with every spoken number in digits: «сорок восемь двадцать один» becomes `48`, `21`. */
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
  for (let next = extended(reading, words[end], numerals); next; next = extended(reading, words[end], numerals)) {
    reading = next
    end++
  }
  return reading && { text: String((reading as Reading).value), length: end - at }
}

function extended(reading: Reading | null, word = '', { values, multipliers }: Numerals): Reading | null {
  const value = values.get(word)
  if (value !== undefined) return added(reading, value)
  const multiplier = multipliers.get(word)
  return multiplier === undefined ? null : multiplied(reading, multiplier)
}

function added(reading: Reading | null, value: number): Reading | null {
  if (!reading) return { value, room: roomAfter(value) }
  return value > 0 && value < reading.room ? { value: reading.value + value, room: roomAfter(value) } : null
}

/** «четыре» and «тысячи»; in “four thousand eight hundred” only the eight is multiplied. */
function multiplied(reading: Reading | null, multiplier: number): Reading | null {
  if (!reading) return { value: multiplier, room: multiplier }
  const last = reading.value % multiplier
  return last === 0 ? null : { value: reading.value + last * (multiplier - 1), room: multiplier }
}

function roomAfter(value: number): number {
  if (value >= 100) return 100
  return value >= 20 ? 10 : 0
}
