export { type E164, isAbroad, normaliseCaller, readNumber } from './e164.ts'
export { parseNumber } from './parse.ts'
export { dialHref, maskNumber, shown, showNumber, withoutNumbers } from './show.ts'

/** Phone numbers: typed by a visitor, reported by the line, shown to people. */
