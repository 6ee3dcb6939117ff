import { randomUUID } from 'node:crypto'
import type { Numbers } from './call.ts'

/** What `AppEvents.Started` carries. The access URL leads nowhere yet. */
export function startedDetails(sessionId: string): object {
  const url = `emulator.invalid/request/${sessionId}/${randomUUID()}`
  return {
    accessURL: `http://${url}`,
    accessSecureURL: `https://${url}`,
    accountId: 1,
    applicationId: 1,
    sessionId: 1,
    logURL: 'https://emulator.invalid/log',
  }
}

/** What `AppEvents.CallAlerting` carries. */
export function alertingDetails(call: object, { caller, called }: Numbers): object {
  const uri = (number: string) => `sip:${number}@emulator.invalid`
  const numbers = { callerid: caller, destination: called, displayName: caller, fromURI: uri(caller), toURI: uri(called) }
  return { call, ...numbers, headers: {}, customData: undefined, scheme: undefined }
}
