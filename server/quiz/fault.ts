import * as v from 'valibot'

/** In characters: enough to recognise it by. */
const LONGEST_FOUND = 100

/** What is wrong with a quiz file: where in it (`rebuses.0.answer`), what belongs there, what is there. */
export type Fault = { path: string; expected: string; found: string }

export const describeFault = ({ path, expected, found }: Fault): string => `${path}: expected ${expected}, found ${found}`

/** The schema's own messages say what was expected; valibot's, which begin with «Invalid», carry it beside. */
export function faultOfIssue(issue: v.BaseIssue<unknown>): Fault {
  return {
    path: v.getDotPath(issue) ?? 'the file',
    expected: issue.message.startsWith('Invalid') ? expectedOf(issue) : issue.message,
    found: foundBy(issue),
  }
}

function foundBy({ received, input }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'nothing'
  const inFull = received === 'Object' || received === 'Array' ? JSON.stringify(input) : received
  return inFull.length > LONGEST_FOUND ? `${inFull.slice(0, LONGEST_FOUND)}…` : inFull
}

/** An unknown key is «never» expected, a missing one is named in quotes by valibot; both read better in words. */
function expectedOf({ expected, received }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'no such key'
  return received === 'undefined' ? 'a value' : (expected ?? 'another value')
}
