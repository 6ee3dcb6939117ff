import type { Account, Secret } from './account.ts'
import type { RentedNumber } from './api-replies.ts'
import { callbackUrlName, type Wanted } from './desired-account.ts'
import type { Step } from './plan.ts'

/**
 * Where an application sends the events of its calls: to a server at `url`, to none, or to one that the key may not see. `modified` is
 * when that was last set, in UTC, if Voximplant tells.
 */
export type Reporting = { to: 'server'; url: string; modified: string | null } | { to: 'nobody' | 'unreadable' }

/** Something that the plan would change although another server, or something else than Pavel, seems to use it. */
export type Foreign =
  | { thing: 'application'; name: string; reporting: Reporting; rules: string[] }
  | { thing: 'number'; digits: string; application: string; rule: string | null; reporting: Reporting }

/**
 * Returns what the steps would take from others; empty when everything that they change is free or this server's own. An
 * application is this server's own when it reports here.
 */
export function findForeign(account: Account, wanted: Wanted, steps: readonly Step[]): Foreign[] {
  return [...foreignApplication(account, wanted, steps), ...foreignNumbers(account, wanted)]
}

function foreignApplication({ application, secrets, rules }: Account, wanted: Wanted, steps: readonly Step[]): Foreign[] {
  if (!application) return []
  const callbackUrl = secrets.find(({ name }) => name === callbackUrlName) ?? null
  const isFree = callbackUrl === null && !steps.some(({ change }) => changesOfWhatIsThere.has(change))
  if (isFree || isOwn(callbackUrl, wanted)) return []
  const names = rules.map(({ name }) => name)
  return [{ thing: 'application', name: wanted.application, reporting: reportingOf(callbackUrl), rules: names }]
}

/** In an application that reports to nobody: a run that stopped half-way has set where to report before it adds these. */
const changesOfWhatIsThere = new Set<Step['change']>(['set script', 'set pattern', 'unbind', 'bind', 'order rules'])

function foreignNumbers({ numbers, neighbours }: Account, wanted: Wanted): Foreign[] {
  return numbers
    .filter(({ digits, applicationId }) => wanted.numbers.includes(digits) && applicationId !== null)
    .flatMap((rented) => {
      const callbackUrl = neighbours.get(rented.applicationId ?? 0)
      return callbackUrl === undefined || isOwn(callbackUrl, wanted) ? [] : [foreignNumber(rented, callbackUrl)]
    })
}

function foreignNumber({ digits, applicationName, ruleName: rule }: RentedNumber, callbackUrl: Secret | null): Foreign {
  const application = applicationName?.split('.')[0] ?? 'without a name'
  return { thing: 'number', digits, application, rule, reporting: reportingOf(callbackUrl) }
}

function isOwn(callbackUrl: Secret | null, { secrets }: Wanted): boolean {
  return callbackUrl !== null && callbackUrl.value === secrets.find(({ name }) => name === callbackUrlName)?.value
}

function reportingOf(callbackUrl: Secret | null): Reporting {
  if (callbackUrl === null) return { to: 'nobody' }
  const { value, modified } = callbackUrl
  return value === null ? { to: 'unreadable' } : { to: 'server', url: serverOf(value), modified }
}

/** Returns the address of the server whose address for events this is. */
function serverOf(callbackUrl: string): string {
  return callbackUrl.replace(/\/voice\/events$/, '')
}
