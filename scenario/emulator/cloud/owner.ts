import type { Account, Message } from './account.ts'
import type { CloudFaults } from './faults.ts'

/** Starts a session without a call. `accessUrl` controls it from outside (scenario/voxengine.md §8). */
export type StartSession = (session: { script: string; secrets: Record<string, string>; customData: string }) => {
  id: string
  accessUrl: string
}

/** One request as it was received. `code` is the code of its refusal, or null if it was carried out. */
export type SeenRequest = { command: string; parameters: Record<string, string>; code: number | null }

export type CloudOwner = {
  account: Account
  faults: CloudFaults
  start: StartSession
  /** takes the messages that were sent to where they are read */
  deliver(message: Message): void
  now: () => number
  requests: SeenRequest[]
  /** the number of `StartScenarios` commands that are being answered */
  startsUnderWay: number
}
