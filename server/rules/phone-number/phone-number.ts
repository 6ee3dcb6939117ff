export { CallKind, callKinds, type CallRules, Country, mayBeCalled, mayBeTexted } from './call-rules.ts'
export { countryOf, digitsOf, type E164, isAbroad, normaliseCalled, normaliseCaller, readNumber } from './e164.ts'
export { parseNumber } from './parse.ts'
export { dialHref, maskNumber, showIfNumber, showNumber, withoutNumbers } from './show.ts'
