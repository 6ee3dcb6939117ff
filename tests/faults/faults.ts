import type { Evening } from './evening.ts'
import { badlyDelivered } from './faults/badly-delivered.ts'
import { natsCut, noticesCut } from './faults/bus.ts'
import { clocks, clockSet } from './faults/clocks.ts'
import { cutOff, full, restarted, slow } from './faults/database.ts'
import { dropped } from './faults/dropped.ts'
import { frozen } from './faults/frozen.ts'
import { hidden } from './faults/hidden.ts'
import { killed, killedWithDatabase } from './faults/killed.ts'
import { mixed } from './faults/mixed.ts'
import { rolling, twoVersions } from './faults/rolling.ts'
import type { Needs } from './machines.ts'

/** A failure to inject repeatedly until `stopping` aborts. By the time `inject` resolves, everything works again. */
export type Fault = { name: string; needs?: Needs; inject(evening: Evening, stopping: AbortSignal): Promise<void> }

export const faults: Fault[] = [
  dropped,
  hidden,
  frozen,
  killed,
  rolling,
  twoVersions,
  badlyDelivered,
  restarted,
  cutOff,
  full,
  slow,
  noticesCut,
  natsCut,
  clocks,
  clockSet,
  killedWithDatabase,
  mixed,
]
