import type { Fault } from '../faults.ts'
import { injectIntoEachBrowser, injectRepeatedly } from '../injection.ts'
import { drop } from './dropped.ts'

/** One of two servers runs a minute fast, and browsers reconnect to either. */
export const clocks: Fault = {
  name: 'clock a minute off',
  needs: { hasTwo: true, clockSeconds: [0, 60] },
  inject: (evening, stopping) => injectIntoEachBrowser(evening, stopping, [2, 4], (seat) => drop(evening, seat)),
}

/** Somebody sets the machine's clock in the middle of calls, forward and back by up to half an hour; the database runs there too. */
export const clockSet: Fault = {
  name: 'clock set',
  needs: { isEmbedded: true, clockSeconds: [0.001] },
  inject: (evening, stopping) => injectRepeatedly(evening, stopping, [0.5, 2], () => evening.machines.servers[0]?.setsClock()),
}
