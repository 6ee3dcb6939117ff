export { canReceiveMessages, type E164, isAbroad, normaliseCaller, readNumber } from './e164.ts'
export { parseNumber } from './parse.ts'
export { dialHref, maskNumber, showIfNumber, showNumber, withoutNumbers } from './show.ts'
