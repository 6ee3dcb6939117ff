import { toEachBrowser } from '../again.ts'
import type { Evening, Seat } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { between } from '../plan.ts'
import { pause } from '../until.ts'

/** The tab is hidden and shown, as by whoever dials on the same handset. */
export const hidden: Fault = {
  name: 'tab hidden and shown',
  breaks: (evening, stopping) => toEachBrowser(evening, stopping, [0.3, 1.5], (seat) => hide(evening, seat, stopping)),
}

export async function hide(
  { chance, figures }: Evening,
  { game: { browser }, recovery }: Seat,
  stopping: AbortSignal,
): Promise<void> {
  recovery.isInterrupted()
  figures.drops += 1
  browser.hides()
  await pause(between(chance, 50, 3_000), stopping)
  browser.shows()
  recovery.begins()
}
