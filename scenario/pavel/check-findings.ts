import type { Findings } from '../protocol.ts'

/**
 * What the first-call check has found out about the engine (scenario/voxengine.md §11). The server explains the values to an
 * operator.
 */
export const findings: Findings = {}

/** Notes how the engine writes the two numbers of an inbound call, without the numbers themselves. */
export function noteNumbers({ callerid, destination }: CallAlertingEvent): void {
  findings.caller = shapeOf(callerid)
  findings.called = shapeOf(destination)
}

function shapeOf(number: string | undefined): string {
  if (number === undefined) return 'absent'
  const digits = number.replace(/\D/g, '')
  if (digits.length < 5) return `the text «${number}»`
  return `${number[0] === '+' ? 'a plus and ' : ''}${digits.length} digits, begins with ${digits[0]}`
}
