import { toEachBrowser } from '../again.ts'
import type { Fault } from '../faults.ts'
import { drop } from './dropped.ts'

/** One of two servers has a clock that is a minute fast; browsers come to the one and to the other. */
export const clocks: Fault = {
  name: 'clock a minute off',
  needs: { hasTwo: true, clockSeconds: [0, 60] },
  breaks: (evening, stopping) => toEachBrowser(evening, stopping, [2, 4], (seat) => drop(evening, seat)),
}
