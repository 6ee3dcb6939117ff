export { CallKind, callKinds, type CallRules, Country, mayBeCalled, mayBeTexted } from './call-rules.ts'
export { countryNamed, mayPlay, nameOfCountry } from './countries.ts'
export {
  countryOf,
  digitsOf,
  type E164,
  isAbroad,
  isExampleNumber,
  isTollFree,
  normaliseCalled,
  normaliseCaller,
  readNumber,
} from './e164.ts'
export { parseNumber } from './parse.ts'
export { dialHref, maskNumber, showIfNumber, showNumber, withoutNumbers } from './show.ts'
