/** Phone numbers: typed by a visitor, reported by the line, shown to people. */
export type { E164 } from './number/e164.ts'
export { isAbroad, readNumber } from './number/e164.ts'
export { normaliseCaller } from './number/caller.ts'
export { withoutNumbers } from './number/hide.ts'
export { parseNumber, type NumberProblem, type ParsedNumber } from './number/parse.ts'
export { dialHref, maskNumber, showNumber } from './number/show.ts'
