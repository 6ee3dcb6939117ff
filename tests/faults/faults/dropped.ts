import type { Evening, Seat } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { injectIntoEachBrowser } from '../injection.ts'

/** Drops each browser's connections every two seconds, each at its own moment. */
export const dropped: Fault = {
  name: 'sockets dropped',
  inject: (evening, stopping) => injectIntoEachBrowser(evening, stopping, [2, 2], (seat) => drop(evening, seat)),
}

/** The network works again at once, so the return is timed from here. */
export function drop({ figures }: Evening, { proxy, recovery }: Seat): void {
  recovery.interrupt()
  figures.drops += proxy.drop()
  recovery.begin()
}
