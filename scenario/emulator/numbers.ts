import type { Unknowns } from './unknowns.ts'

/** The two numbers of a call, as the engine writes them. */
export type Numbers = { caller: string | undefined; called: string }

/**
 * How the engine writes a number, which is not documented (scenario/voxengine.md §10): `79161234567`, `+79161234567`,
 * `89161234567` or `9161234567`. The last two exist for Russian numbers only.
 */
export type NumberForm = 'as given' | 'digits' | 'plus' | 'eight' | 'national'

const international = /^\+?[1-9]\d{6,14}$/
const russian = /^\+?7\d{10}$/

/** The numbers of an incoming call in the form that `unknowns` asks for. `caller` is null for a hidden number. */
export function asWritten({ caller, called }: { caller: string | null; called: string }, unknowns: Unknowns): Numbers {
  const hidden = unknowns.hidden ?? undefined
  return {
    caller: caller === null ? hidden : inForm(caller, unknowns.callerForm),
    called: inForm(called, unknowns.calledForm),
  }
}

/** Whether `number` is in E.164, with or without the plus. */
export function isInternational(number: string): boolean {
  return international.test(number)
}

function inForm(number: string, form: NumberForm): string {
  if (form === 'as given' || !isInternational(number)) return number
  const digits = number.replace('+', '')
  if (form === 'plus') return `+${digits}`
  if (form === 'digits' || !russian.test(number)) return digits
  return `${form === 'eight' ? '8' : ''}${digits.slice(1)}`
}
