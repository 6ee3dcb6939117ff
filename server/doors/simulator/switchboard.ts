import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Emulator } from '../../../scenario/emulator/emulator.ts'
import type { Line, OutboundLine } from '../../../scenario/emulator/line.ts'
import { readNumber, shown } from '../../rules/number/number.ts'
import type { Dialling } from './forms.ts'
import { PhoneCall } from './phone-call.ts'
import { createBell } from './ringing.ts'

export type Exchange = {
  dial(dialling: Dialling): PhoneCall | 'nobody' | 'busy'
  find(id: string): PhoneCall | undefined
  bell: ReturnType<typeof createBell>
}

const MOST_CALLS = 50
/** Ended calls that a reloaded page can still show. */
const KEPT_CALLS = 50
const BUSY = 486
const UNAVAILABLE = 480

/**
 * The simulator's telephone exchange: connects callers to the numbers in `ours`, lets the open pages ring when Pavel calls, and
 * remembers the calls.
 */
export function createExchange(emulator: Emulator, clock: Clock, ours: readonly [string, ...string[]]): Exchange {
  const calls = new Map<string, PhoneCall>()
  const bell = createBell()
  emulator.onCall(ring)
  return { dial, find: (id) => calls.get(id), bell }

  function dial(dialling: Dialling) {
    const called = ours.find((number) => isSame(number, dialling.called))
    if (!called) return 'nobody'
    if (underWay().length >= MOST_CALLS) return 'busy'
    const caller = dialling.hidden ? null : asOnTheLine(dialling.caller)
    return remember(emulator.dial({ caller, called: asOnTheLine(called) }), dialling)
  }

  /** Any page may pick up: whose number is called, only Pavel knows. */
  function ring(line: OutboundLine) {
    const number = `+${asOnTheLine(line.number)}`
    if (underWay().some(({ dialling }) => !dialling.hidden && isSame(dialling.caller, number))) return line.refuse(BUSY)
    if (!bell.isHeard || underWay().length >= MOST_CALLS) return line.refuse(UNAVAILABLE)
    bell.ring(remember(line, { caller: number, called: shown(ours[0]), hidden: false }))
  }

  function remember(line: Line, dialling: Dialling) {
    const call = new PhoneCall(line, clock, dialling)
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

const isSame = (one: string, other: string) => asE164(one) === asE164(other)

const asE164 = (number: string) => readNumber(number) ?? asOnTheLine(number)

/** Numbers travel as digits alone (`voxengine.md` §12), in whichever of their spellings. */
const asOnTheLine = (number: string) => number.replace(/[\s().+\-–]/g, '')
