import type { Fault } from '../faults.ts'
import { injectIntoEachBrowser } from '../injection.ts'
import { drop } from './dropped.ts'

/** One of two servers runs a minute fast, and browsers reconnect to either. */
export const clocks: Fault = {
  name: 'clock a minute off',
  needs: { hasTwo: true, clockSeconds: [0, 60] },
  inject: (evening, stopping) => injectIntoEachBrowser(evening, stopping, [2, 4], (seat) => drop(evening, seat)),
}
