import type { Detector } from './detector.ts'
import { isInternational } from './numbers.ts'
import { refuseUnknownOptions, type Rules } from './strict-members.ts'

/** The codes and reasons with which an outgoing call may fail; `CallEvents.Failed` has both (scenario/voxengine.md §2). */
export const refusals = {
  402: 'Insufficient funds',
  403: 'Forbidden',
  404: 'Invalid number',
  408: 'Number not answered',
  480: 'Destination number unavailable',
  486: 'Destination number is busy',
  487: 'Request terminated',
  603: 'Call was rejected',
}
export type RefusalCode = keyof typeof refusals

type Outgoing = { direction: 'outgoing'; numbers: { caller: string; called: string }; detector: Detector | undefined }

/** Checks the arguments of `VoxEngine.callPSTN`. Breaks a rule where the real engine would place no call. */
export function outgoing(
  number: unknown,
  callerId: unknown,
  options: unknown,
  rules: Rules & { detectorOf: (amd: unknown) => Detector | undefined },
): Outgoing {
  if (typeof number !== 'string' || !isInternational(number)) {
    return rules.broken('callPSTN takes the number in E.164: digits with the country code, with or without +')
  }
  if (typeof callerId !== 'string' || callerId === '') return rules.broken('callPSTN takes a caller ID: a number of the account')
  if (/\s/.test(callerId)) return rules.broken('callPSTN takes a caller ID without spaces')
  return { direction: 'outgoing', numbers: { caller: callerId, called: number }, detector: detectorIn(options, rules) }
}

function detectorIn(options: unknown, rules: Parameters<typeof outgoing>[3]): Detector | undefined {
  if (options === undefined) return undefined
  if (typeof options !== 'object' || options === null) return rules.broken('callPSTN takes its options as an object')
  refuseUnknownOptions('callPSTN', options, ['amd', 'followDiversion'], {}, rules)
  if (!('amd' in options) || options.amd === undefined) return undefined
  return rules.detectorOf(options.amd) ?? rules.broken('callPSTN: amd is made by AMD.create')
}
