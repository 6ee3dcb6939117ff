import type { Evening, Seat } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { injectIntoEachBrowser } from '../injection.ts'
import { until } from '../until.ts'

/** Time for the page to give up on a silent socket and open another. */
const noticedWithinMs = 9_000

/** Freezes sockets: they stay open at both ends but carry nothing, so the page has to find out by itself. */
export const frozen: Fault = {
  name: 'half-open sockets',
  inject: (evening, stopping) => injectIntoEachBrowser(evening, stopping, [0.5, 3], (seat) => freeze(evening, seat)),
}

/** Times the return from when the page notices and opens another socket. */
export async function freeze({ figures }: Evening, seat: Seat): Promise<void> {
  const before = seat.socket
  if (!before) return
  seat.recovery.interrupt()
  figures.drops += 1
  seat.proxy.freeze()
  const isNoticed = await until(() => seat.socket !== before, noticedWithinMs)
  if (!isNoticed)
    figures.broken.push(`${seat.game.phone}: the page did not notice a half-open socket within ${noticedWithinMs} ms`)
  seat.recovery.begin()
}
