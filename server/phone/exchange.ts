import type { Clock, Emulator } from '../../scenario/emulator/emulator.ts'
import { readNumber } from '../number.ts'
import { PhoneCall } from './call.ts'
import type { Dialling } from './forms.ts'

export type Exchange = {
  dial(dialling: Dialling): PhoneCall | 'nobody' | 'busy'
  find(id: string): PhoneCall | undefined
}

const MOST_CALLS = 50
/** Ended calls that a reloaded page can still show. */
const KEPT_CALLS = 50
/** What a line shows of a caller who hides the number. */
const HIDDEN = 'anonymous'

/** The simulator's telephone exchange: connects callers to the numbers in `ours`, and remembers the calls. */
export function createExchange(emulator: Emulator, clock: Clock, ours: readonly string[]): Exchange {
  const calls = new Map<string, PhoneCall>()
  return { dial, find: (id) => calls.get(id) }

  function dial(dialling: Dialling) {
    const called = ours.find((number) => readNumber(number) === readNumber(dialling.called))
    if (!called) return 'nobody'
    if (underWay().length >= MOST_CALLS) return 'busy'
    const caller = dialling.hidden ? HIDDEN : dialling.caller
    const call = new PhoneCall(emulator.dial({ caller: asOnTheLine(caller), called: asOnTheLine(called) }), clock, dialling)
    calls.set(call.id, call)
    forgetOldest()
    return call
  }

  function underWay() {
    return [...calls.values()].filter(({ state }) => state !== 'ended')
  }

  function forgetOldest() {
    const ended = [...calls.values()].filter(({ state }) => state === 'ended')
    for (const { id } of ended.slice(0, -KEPT_CALLS)) calls.delete(id)
  }
}

/** Numbers travel as digits alone (`voxengine.md` §12), in whichever of their spellings. */
const asOnTheLine = (number: string) => number.replace(/[\s().+\-–]/g, '')
