import type { Evening, Seat } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { injectIntoEachBrowser } from '../injection.ts'
import { between } from '../plan.ts'
import { pause } from '../until.ts'

/** Hides and shows the tab, as when the visitor dials on the same handset. */
export const hidden: Fault = {
  name: 'tab hidden and shown',
  inject: (evening, stopping) => injectIntoEachBrowser(evening, stopping, [0.3, 1.5], (seat) => hide(evening, seat, stopping)),
}

export async function hide(
  { chance, figures }: Evening,
  { game: { browser }, recovery }: Seat,
  stopping: AbortSignal,
): Promise<void> {
  recovery.interrupt()
  figures.drops += 1
  browser.hides()
  await pause(between(chance, 50, 3_000), stopping)
  browser.shows()
  recovery.begin()
}
