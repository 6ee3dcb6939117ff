import type { Unknowns } from './unknowns.ts'

/** Who calls whom, as the engine writes it. */
export type Numbers = { caller: string | undefined; called: string }

/** A way to write +7 916 123-45-67: `79161234567`, `+79161234567`, `89161234567`, `9161234567`. The last two are Russian only. */
export type NumberForm = 'as given' | 'digits' | 'plus' | 'eight' | 'national'

const international = /^\+?[1-9]\d{6,14}$/
const russian = /^\+?7\d{10}$/

/** The numbers of an incoming call, in the engine's spelling. A caller who is null hides the number. */
export function asWritten({ caller, called }: { caller: string | null; called: string }, unknowns: Unknowns): Numbers {
  const hidden = unknowns.hidden ?? undefined
  return {
    caller: caller === null ? hidden : inForm(caller, unknowns.callerForm),
    called: inForm(called, unknowns.calledForm),
  }
}

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
