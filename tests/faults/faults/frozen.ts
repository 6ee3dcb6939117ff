import { toEachBrowser } from '../again.ts'
import type { Evening, Seat } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { until } from '../until.ts'

/** The browser's own patience with a silent socket, and what it takes to open another. */
const noticedWithinMs = 9_000

/** A socket stays open at both ends and carries nothing any more: the browser has to find that out by itself. */
export const frozen: Fault = {
  name: 'half-open sockets',
  breaks: (evening, stopping) => toEachBrowser(evening, stopping, [0.5, 3], (seat) => freeze(evening, seat)),
}

/** The return begins when the browser has noticed, and asks for another socket. */
export async function freeze({ figures }: Evening, seat: Seat): Promise<void> {
  const before = seat.socket
  if (!before) return
  seat.recovery.isInterrupted()
  figures.drops += 1
  seat.cable.freeze()
  const isNoticed = await until(() => seat.socket !== before, noticedWithinMs)
  if (!isNoticed) figures.broken.push(`${seat.game.phone}: a half-open socket is not noticed within ${noticedWithinMs} ms`)
  seat.recovery.begins()
}
