/**
 * Returns a text in which every decimal digit of another script (Arabic `٤`, Persian `۴`, Devanagari `४`, full-width `４`) is the
 * ASCII digit of the same value. Everything else stays as it is.
 */
export function withAsciiDigits(text: string): string {
  return text.replace(foreignDigit, (digit) => String(valueOf(digit)))
}

const foreignDigit = /(?![0-9])\p{Nd}/gu

/** Unicode keeps the ten digits of a script together and in order, so a digit's value is its distance from the script's zero. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && isDigit(point - value - 1)) value++
  return value
}

const isDigit = (point: number) => /^\p{Nd}$/u.test(String.fromCodePoint(point))
