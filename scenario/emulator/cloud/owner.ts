import type { Account } from './account.ts'
import type { CloudFaults } from './faults.ts'
import type { SeenRequest } from './requests.ts'

/** Starts a session by itself, without a call. `accessUrl` is what controls it from outside (`voxengine.md` §8). */
export type StartSession = (session: { script: string; secrets: Record<string, string>; customData: string }) => {
  id: string
  accessUrl: string
}

export type CloudOwner = {
  account: Account
  faults: CloudFaults
  start: StartSession
  now: () => number
  requests: SeenRequest[]
  /** sessions that are being started */
  startsUnderWay: number
}
