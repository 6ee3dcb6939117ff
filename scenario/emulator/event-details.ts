import { callEvents } from './names.ts'
import type { Numbers } from './numbers.ts'
import type { Unknowns } from './unknowns.ts'

/** The payload of `AppEvents.Started`. */
export function startedDetails(accessUrl: string, { secureUrl }: Unknowns): object {
  return {
    accessURL: accessUrl.replace(/^https:/, 'http:'),
    accessSecureURL: secureUrl === 'same' ? accessUrl : '',
    accountId: 1,
    applicationId: 1,
    sessionId: 1,
    logURL: 'https://emulator.invalid/log',
    conference_name: '',
  }
}

/** The payload of `AppEvents.CallAlerting`. */
export function alertingDetails(call: object, { caller, called }: Numbers): object {
  const uri = (number: string) => `sip:${number}@emulator.invalid`
  const numbers = { callerid: caller, destination: called, displayName: caller, fromURI: uri(caller ?? ''), toURI: uri(called) }
  return { call, ...numbers, headers: {}, customData: undefined, scheme: undefined }
}

export type CallEnd = { code: number; reason: string; event: 'Disconnected' | 'Failed'; seconds: number; wasSpeaking: boolean }

/** The events that end a call, with their payloads, in the order in which they fire. */
export function lastEvents(end: CallEnd, direction: string, { hangUpFinishesPhrase }: Unknowns): [string, object][] {
  const over: [string, object] = end.event === 'Failed' ? failed(end) : disconnected(end, direction)
  const phraseEnd: [string, object] = [callEvents.PlaybackFinished, { error: undefined }]
  if (!end.wasSpeaking || hangUpFinishesPhrase === 'never') return [over]
  return hangUpFinishesPhrase === 'before Disconnected' ? [phraseEnd, over] : [over, phraseEnd]
}

function failed({ code, reason }: CallEnd): [string, object] {
  return [callEvents.Failed, { code, reason, headers: undefined }]
}

function disconnected({ code, reason, seconds }: CallEnd, direction: string): [string, object] {
  return [callEvents.Disconnected, { internalCode: code, reason, duration: seconds, cost: 0, direction, headers: undefined }]
}
