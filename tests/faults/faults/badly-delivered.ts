import type { Fault } from '../faults.ts'
import { longestDelayMs } from '../machines/relay.ts'
import { pause, until } from '../until.ts'

/** Loses, duplicates, delays and reorders the scenario's events and their replies. */
export const badlyDelivered: Fault = {
  name: 'events badly delivered',
  async inject({ machines: { relay } }, stopping) {
    relay.isBad = true
    await until(() => stopping.aborted, Infinity)
    relay.isBad = false
    await pause(longestDelayMs)
  },
}
