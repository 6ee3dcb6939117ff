import { type Clock, realClock } from '../../../scenario/emulator/clock.ts'
import type { Emulator } from '../../../scenario/emulator/emulator.ts'
import type { Faults } from '../../../scenario/emulator/faults.ts'
import type { Inbox } from '../../../scenario/emulator/inbox.ts'
import type { PhoneBase, Typed } from '../../../views/simulator/dial.tsx'
import { showIfNumber } from '../../rules/phone-number/phone-number.ts'
import { createSwitchboard, type PavelNumbers, type Switchboard } from './switchboard.ts'

/** One telephone, in as many pages as are open at its address. */
export type Telephone = {
  /** what all its addresses begin with */
  base: PhoneBase
  switchboard: Switchboard
  /** Returns the fields of a telephone without a call. */
  emptyForm(): Typed
  /** how bad its line is; null where nobody can change that */
  faults: Faults | null
  /** the messages that come to it; null where nobody sends any */
  inbox: Inbox | null
  /** one person has it, so its page shows the call that is under way */
  isOwn: boolean
}

type Options = {
  /**
   * created with `speech: () => 'by hand'`: the browser reports the end of Pavel's phrases, or else the telephone ends them after a
   * while
   */
  emulator: Emulator
  base: PhoneBase
  /** Returns the numbers that Pavel answers now; the form is pre-filled with the first. */
  pavelNumbers(): PavelNumbers
  /** the number that calls, as the form is pre-filled with it */
  caller?: string
  /** one person has it, on a good line */
  isOwn: boolean
  inbox?: Inbox | null | undefined
  /** the emulator's clock, unless that is the real one */
  clock?: Clock | undefined
}

/** Connects a telephone to an emulator. */
export function createTelephone(options: Options): Telephone {
  const { emulator, base, caller = '', isOwn, clock = realClock, pavelNumbers, inbox = null } = options
  return {
    base,
    switchboard: createSwitchboard(emulator, clock, pavelNumbers),
    emptyForm: () => ({ caller: showIfNumber(caller), called: showIfNumber(pavelNumbers()[0]), hidden: false }),
    faults: isOwn ? null : emulator.faults,
    isOwn,
    inbox,
  }
}
