import type { Fault } from '../faults.ts'
import { longestDelayMs } from '../machines/post-office.ts'
import { pause, until } from '../until.ts'

/** The scenario's events and their replies are lost, doubled, late, and out of order. */
export const badlyDelivered: Fault = {
  name: 'events badly delivered',
  async breaks({ machines: { postOffice } }, stopping) {
    postOffice.isBad = true
    await until(() => stopping.aborted, Infinity)
    postOffice.isBad = false
    await pause(longestDelayMs)
  },
}
