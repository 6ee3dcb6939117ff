import { type Account, type AccountOptions, type Message, newAccount } from './cloud/account.ts'
import { answer } from './cloud/answer.ts'
import { type CloudFaults, noCloudFaults } from './cloud/faults.ts'
import type { CloudOwner, SeenRequest, StartSession } from './cloud/owner.ts'
import { type Program, programFor } from './cloud/routing.ts'

export type CloudOptions = {
  account: AccountOptions
  /** starts the session that a `StartScenarios` command asks for, for example in the emulator */
  start: StartSession
  /** is told of each message that the account has sent */
  onMessage?(message: Message): void
  faults?: Partial<CloudFaults>
  /** milliseconds since the epoch */
  now?: () => number
}

export type Cloud = {
  /** serves the Management API; a `fetch` handler */
  fetch(request: Request): Promise<Response>
  /** the account's contents, which may be read and changed at any time */
  readonly account: Account
  readonly faults: CloudFaults
  /** the commands received, oldest first */
  readonly requests: readonly SeenRequest[]
  /** the program that a call to this number would run; null if the cloud would run none */
  programFor(destination: string): Program | null
}

/**
 * A stand-in for a Voximplant account and its Management API (scenario/voxengine.md §7). It refuses what the documentation
 * refuses, and also mistakes that the real API might let pass. Behaviour that is not documented is marked "assumed" where it is
 * implemented.
 */
export function createCloud(options: CloudOptions): Cloud {
  const owner: CloudOwner = {
    account: newAccount(options.account),
    faults: { ...noCloudFaults, ...options.faults },
    start: options.start,
    deliver: (message) => options.onMessage?.(message),
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
