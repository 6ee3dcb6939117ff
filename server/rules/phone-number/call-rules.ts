import { isSupportedCountry, type NumberType, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max'
import * as v from 'valibot'
import type { E164 } from './e164.ts'

/** The kinds of telephones that may be called. */
export const callKinds = ['mobile', 'fixed'] as const

/** One of these kinds, as a setting names it. */
export const CallKind = v.picklist(callKinds, callKinds.join(' or '))

/** The ISO 3166-1 code of a country that has a numbering plan, as a setting names it. Parses to capitals. */
export const Country = v.pipe(
  v.string(),
  v.toUpperCase(),
  v.check((code) => isSupportedCountry(code), 'the ISO codes of countries, such as RU BY KZ'),
)

/** Which numbers may be called and written to: of which countries (ISO 3166-1 codes), and of which kinds. */
export type CallRules = { countries: readonly string[]; kinds: readonly (typeof callKinds)[number][] }

/**
 * What a person's telephone is in a numbering plan; some plans do not tell mobile from fixed. Any other type is never called:
 * premium and shared-cost numbers pay whoever owns them, and so do many personal, VoIP and company-wide ones.
 */
const kindsOfType: Partial<Record<NonNullable<NumberType>, CallRules['kinds']>> = {
  MOBILE: ['mobile'],
  FIXED_LINE: ['fixed'],
  FIXED_LINE_OR_MOBILE: ['mobile', 'fixed'],
}

/**
 * Ranges that the plan counts as ordinary Russian numbers, but that carriers bill as calls to a satellite (+7 954) or abroad
 * (Abkhazia: +7 840 and +7 940).
 */
const costly = /^\+7(?:840|940|954)/

/**
 * Returns whether the rules let Pavel call this number. Satellites and international networks (+870, +881, +883 …) belong to
 * no country and are therefore never called. Kazakhstan shares +7 with Russia, but is a country of its own.
 */
export function mayBeCalled(phone: E164, rules: CallRules): boolean {
  const number = readOrdinary(phone)
  if (!number?.country || !rules.countries.includes(number.country)) return false
  return kindsOf(number).some((kind) => rules.kinds.includes(kind))
}

/** Returns whether the rules let Pavel send this number a text message: it may be called, and may be a mobile one. */
export function mayBeTexted(phone: E164, rules: CallRules): boolean {
  const number = readOrdinary(phone)
  return number !== null && mayBeCalled(phone, rules) && kindsOf(number).includes('mobile')
}

function readOrdinary(phone: E164): PhoneNumber | null {
  const number = parsePhoneNumberFromString(phone)
  return number?.isValid() && number.number === phone && !costly.test(phone) ? number : null
}

function kindsOf(number: PhoneNumber): CallRules['kinds'] {
  return kindsOfType[number.getType() ?? 'UAN'] ?? []
}
