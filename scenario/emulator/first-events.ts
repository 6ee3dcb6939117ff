import type { Numbers } from './numbers.ts'
import type { Unknowns } from './unknowns.ts'

/** What `AppEvents.Started` carries. */
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

/** What `AppEvents.CallAlerting` carries. */
export function alertingDetails(call: object, { caller, called }: Numbers): object {
  const uri = (number: string) => `sip:${number}@emulator.invalid`
  const numbers = { callerid: caller, destination: called, displayName: caller, fromURI: uri(caller ?? ''), toURI: uri(called) }
  return { call, ...numbers, headers: {}, customData: undefined, scheme: undefined }
}
