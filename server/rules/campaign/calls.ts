import { countryNamed, nameOfCountry } from '../phone-number/phone-number.ts'
import { type Faults, type FieldFault, linesOf, type Section } from './fields.ts'

/** Whose numbers may play, whom Pavel calls and writes to, and at which hours he calls. */
export const calls: Section = {
  fields: ['countries', 'isOnlyForThese', 'mobile', 'fixed', 'from', 'to'],
  typedOf: ({ language, settings: { callRules, callHours, isOnlyForTheseCountries } }) => ({
    countries: callRules.countries.map((code) => nameOfCountry(code, language)).join('\n'),
    isOnlyForThese: ticked(isOnlyForTheseCountries),
    mobile: ticked(callRules.kinds.includes('mobile')),
    fixed: ticked(callRules.kinds.includes('fixed')),
    from: String(callHours.from),
    to: String(callHours.to),
  }),
  read(typed, { settings }) {
    const lines = linesOf(typed.countries).map((line) => ({ line, code: countryNamed(line) }))
    const unknown = lines.filter(({ code }) => code === null).map(({ line }): FieldFault => ({ fault: 'not a country', line }))
    const kinds = (['mobile', 'fixed'] as const).filter((kind) => typed[kind] === 'on')
    const [from, to] = [readHour(typed.from), readHour(typed.to)]
    const faults: Faults = {
      ...(lines.length === 0 && { countries: [{ fault: 'empty' }] }),
      ...(unknown.length > 0 && { countries: unknown }),
      ...(kinds.length === 0 && { mobile: [{ fault: 'no kind' }] }),
      ...(from === null && { from: [{ fault: 'not in the list' }] }),
      ...faultOfEnd(from, to),
    }
    if (from === null || to === null || Object.keys(faults).length > 0) return { faults }
    const callRules = { countries: [...new Set(lines.flatMap(({ code }) => code ?? []))], kinds }
    const isOnlyForTheseCountries = typed.isOnlyForThese === 'on'
    return { change: { settings: { ...settings, callRules, callHours: { from, to }, isOnlyForTheseCountries } } }
  },
}

const ticked = (isTicked: boolean) => (isTicked ? 'on' : '')

/** Returns a full hour, of which a day has 24; null for anything else. */
function readHour(typed = ''): number | null {
  return /^\d{1,2}$/.test(typed) && Number(typed) <= 24 ? Number(typed) : null
}

function faultOfEnd(from: number | null, to: number | null): Faults {
  if (to === null) return { to: [{ fault: 'not in the list' }] }
  return from !== null && to <= from ? { to: [{ fault: 'ends before it begins' }] } : {}
}
