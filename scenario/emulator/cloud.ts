import { type Account, type AccountOptions, newAccount } from './cloud/account.ts'
import { answer } from './cloud/answer.ts'
import { type CloudFaults, noCloudFaults } from './cloud/faults.ts'
import type { CloudOwner, StartSession } from './cloud/owner.ts'
import type { SeenRequest } from './cloud/requests.ts'
import { type Program, programFor } from './cloud/routing.ts'

export type { Account } from './cloud/account.ts'
export type { CloudFaults } from './cloud/faults.ts'
export type { Program } from './cloud/routing.ts'
export type { StartSession } from './cloud/owner.ts'

export type CloudOptions = {
  account: AccountOptions
  /** what runs a session that `StartScenarios` asks for, such as the emulator */
  start: StartSession
  faults?: Partial<CloudFaults>
  /** milliseconds since the epoch */
  now?: () => number
}

export type Cloud = {
  /** the Management API, for any server that takes a `fetch` handler */
  fetch(request: Request): Promise<Response>
  /** what the account holds now; may be looked at and changed at any moment */
  readonly account: Account
  readonly faults: CloudFaults
  /** the commands that came, oldest first, with what they were given and answered */
  readonly requests: readonly SeenRequest[]
  /** what an incoming call to this number runs; null where the cloud would run nothing */
  programFor(destination: string): Program | null
}

/**
 * A stand-in for Voximplant's account and its Management API (`voxengine.md` §7): as strict as what is documented, and stricter
 * where the real one might let a mistake pass. What is assumed says so where it is done.
 */
export function createCloud(options: CloudOptions): Cloud {
  const owner: CloudOwner = {
    account: newAccount(options.account),
    faults: { ...noCloudFaults, ...options.faults },
    start: options.start,
    now: options.now ?? Date.now,
    requests: [],
    startsUnderWay: 0,
  }
  return {
    fetch: (request) => answer(request, owner),
    account: owner.account,
    faults: owner.faults,
    requests: owner.requests,
    programFor: (destination) => programFor(destination, owner.account),
  }
}
