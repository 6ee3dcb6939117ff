import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Emulator } from '../../../scenario/emulator/emulator.ts'
import type { Line, OutboundLine } from '../../../scenario/emulator/telephone-line.ts'
import { readNumber, showIfNumber } from '../../rules/phone-number/phone-number.ts'
import type { Dialling } from './forms.ts'
import { PhoneCall } from './phone-call.ts'
import { createIncomingCalls, type IncomingCalls } from './ringing.ts'

/** The numbers that Pavel answers, in E.164. */
export type PavelNumbers = readonly [string, ...string[]]

export type Switchboard = {
  /**
   * Calls one of Pavel's numbers. Returns the call; `'nobody'` when it is not his number, `'busy'` when there are too many calls.
   */
  dial(dialling: Dialling): PhoneCall | 'nobody' | 'busy'
  find(id: string): PhoneCall | undefined
  newestUnderWay(): PhoneCall | null
  incomingCalls: IncomingCalls
}

const mostCalls = 50
/** how many ended calls a reloaded page can still show */
const keptCalls = 50
/** SIP response codes (RFC 3261, section 21.4) */
const busy = 486
const unavailable = 480

/**
 * Creates the simulator's switchboard. It connects callers to Pavel's numbers, lets the open pages ring when Pavel calls, and
 * keeps the calls.
 */
export function createSwitchboard(emulator: Emulator, clock: Clock, pavelNumbers: () => PavelNumbers): Switchboard {
  const calls = new Map<string, PhoneCall>()
  const incomingCalls = createIncomingCalls()
  emulator.onCall(ring)
  return { dial, find: (id) => calls.get(id), newestUnderWay: () => callsUnderWay().at(-1) ?? null, incomingCalls }

  function dial(dialling: Dialling) {
    const called = pavelNumbers().find((number) => isSameNumber(number, dialling.called))
    if (!called) return 'nobody'
    if (callsUnderWay().length >= mostCalls) return 'busy'
    const caller = dialling.hidden ? null : digitsOf(dialling.caller)
    return keep(emulator.dial({ caller, called: digitsOf(called) }), dialling)
  }

  /** Rings on every free page, because the simulator cannot tell which page belongs to the called number. */
  function ring(line: OutboundLine) {
    const number = `+${digitsOf(line.number)}`
    if (callsUnderWay().some(({ dialling }) => isSameNumber(dialling.caller, number))) return line.refuse(busy)
    if (!incomingCalls.canRing || callsUnderWay().length >= mostCalls) return line.refuse(unavailable)
    incomingCalls.ring(keep(line, { caller: number, called: showIfNumber(pavelNumbers()[0]), hidden: false }))
  }

  function keep(line: Line, dialling: Dialling) {
    const call = new PhoneCall(line, clock, dialling)
    calls.set(call.id, call)
    forgetOldest()
    return call
  }

  function callsUnderWay() {
    return [...calls.values()].filter(({ state }) => state !== 'ended')
  }

  function forgetOldest() {
    const ended = [...calls.values()].filter(({ state }) => state === 'ended')
    for (const { id } of ended.slice(0, -keptCalls)) calls.delete(id)
  }
}

const isSameNumber = (one: string, other: string) => comparable(one) === comparable(other)

const comparable = (number: string) => readNumber(number) ?? digitsOf(number)

/** VoxEngine passes numbers as digits only, without a plus (scenario/voxengine.md §10). */
const digitsOf = (number: string) => number.replace(/[\s().+\-–]/g, '')
