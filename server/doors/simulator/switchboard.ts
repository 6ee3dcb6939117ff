import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Emulator } from '../../../scenario/emulator/emulator.ts'
import type { Line, OutboundLine } from '../../../scenario/emulator/telephone-line.ts'
import { readNumber, showIfNumber } from '../../rules/number/number.ts'
import type { Dialling } from './forms.ts'
import { PhoneCall } from './phone-call.ts'
import { createRinger } from './ringing.ts'

export type Switchboard = {
  dial(dialling: Dialling): PhoneCall | 'nobody' | 'busy'
  find(id: string): PhoneCall | undefined
  ringer: ReturnType<typeof createRinger>
}

const mostCalls = 50
/** Ended calls that a reloaded page can still show. */
const keptCalls = 50
const busy = 486
const unavailable = 480

/**
 * The simulator's telephone exchange: connects callers to the numbers in `ours`, lets the open pages ring when Pavel calls, and
 * remembers the calls.
 */
export function createSwitchboard(emulator: Emulator, clock: Clock, ours: readonly [string, ...string[]]): Switchboard {
  const calls = new Map<string, PhoneCall>()
  const ringer = createRinger()
  emulator.onCall(ring)
  return { dial, find: (id) => calls.get(id), ringer }

  function dial(dialling: Dialling) {
    const called = ours.find((number) => isSame(number, dialling.called))
    if (!called) return 'nobody'
    if (underWay().length >= mostCalls) return 'busy'
    const caller = dialling.hidden ? null : asOnTheLine(dialling.caller)
    return remember(emulator.dial({ caller, called: asOnTheLine(called) }), dialling)
  }

  /** Any page may pick up: whose number is called, only Pavel knows. */
  function ring(line: OutboundLine) {
    const number = `+${asOnTheLine(line.number)}`
    if (underWay().some(({ dialling }) => !dialling.hidden && isSame(dialling.caller, number))) return line.refuse(busy)
    if (!ringer.isHeard || underWay().length >= mostCalls) return line.refuse(unavailable)
    ringer.ring(remember(line, { caller: number, called: showIfNumber(ours[0]), hidden: false }))
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
    for (const { id } of ended.slice(0, -keptCalls)) calls.delete(id)
  }
}

const isSame = (one: string, other: string) => asE164(one) === asE164(other)

const asE164 = (number: string) => readNumber(number) ?? asOnTheLine(number)

/** Numbers travel as digits alone (`voxengine.md` §12), in whichever of their spellings. */
const asOnTheLine = (number: string) => number.replace(/[\s().+\-–]/g, '')
