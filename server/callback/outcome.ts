import type { callbacks } from '../schema.ts'

export type Outcome = NonNullable<(typeof callbacks.$inferSelect)['outcome']>

/** Why nobody was reached; each has words of Pavel's. */
export type Vain = Exclude<Outcome, 'talked' | 'called off'>

/** The codes of a call that was never connected (voxengine.md §2, `Failed.code`). */
const outcomes: Record<number, Vain> = {
  402: 'no money',
  403: 'limit',
  404: 'impossible',
  408: 'no answer',
  480: 'unavailable',
  486: 'busy',
  487: 'no answer',
  603: 'refused',
}

export function outcomeOf(code: number): Vain {
  return outcomes[code] ?? 'failed'
}

export function wasInVain(outcome: Outcome): outcome is Vain {
  return outcome !== 'talked' && outcome !== 'called off'
}
