import { toEachBrowser } from '../again.ts'
import type { Evening, Seat } from '../evening.ts'
import type { Fault } from '../faults.ts'

/** Each browser's connections are dropped every two seconds, each at a time of its own. */
export const dropped: Fault = {
  name: 'sockets dropped',
  breaks: (evening, stopping) => toEachBrowser(evening, stopping, [2, 2], (seat) => drop(evening, seat)),
}

/** The network is whole again at once. */
export function drop({ figures }: Evening, { cable, recovery }: Seat): void {
  recovery.isInterrupted()
  figures.drops += cable.drop()
  recovery.begins()
}
