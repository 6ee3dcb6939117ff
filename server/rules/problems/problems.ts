import { type Closed, closedAt } from '../campaign/campaign.ts'
import {
  type Calling,
  countDeaf,
  type EndedCallback,
  type HeardCall,
  isQuiet,
  type OpenTimes,
  reasonOfFailures,
} from './calls.ts'
import { type Money, type MoneyProblem, problemOfMoney } from './money.ts'
import { type PoolNow, type PoolProblem, problemsOfPools } from './pools.ts'
import { problemsOfServer, type ServerProblem, type ServerState } from './server.ts'

export type { Calling, HeardCall } from './calls.ts'
export type { Money, Sample } from './money.ts'
export type { ServerState } from './server.ts'

/** Something that goes wrong now or soon, or that an organiser should look at, and what is known about it. */
export type Problem<Outcome extends string = string> =
  | MoneyProblem
  | PoolProblem
  | ServerProblem
  | { kind: 'account refuses' }
  | { kind: 'account is away' }
  | { kind: 'limit reached'; counted: Counted }
  | { kind: 'limit near'; counted: Counted; used: number; most: number }
  | { kind: 'addresses at limit'; count: number }
  | { kind: 'scenario refused'; isOlder: boolean }
  | { kind: 'scenario differs' }
  | { kind: 'hears nothing'; calls: number }
  | { kind: 'page unheard'; calls: number }
  | { kind: 'quiet'; since: Date | null }
  | { kind: 'messages refused'; count: number; isOnly: boolean }
  | { kind: 'callbacks fail'; outcome: Outcome; count: number }
  | { kind: 'office'; trouble: string; at: Date | null }
  | { kind: 'codes to cancel'; count: number }
  | { kind: 'unusual games'; count: number }
  | { kind: 'closed'; closed: Closed }

export type ProblemKind = Problem['kind']
type Counted = 'calls' | 'minutes' | 'messages'

/** All that the problems of a campaign are found by. */
export type Facts<Outcome extends string = string> = OpenTimes & {
  now: Date
  server: ServerState
  /** null where no account is set */
  account: { money: Money | null; trouble: 'refuses' | 'is away' | null } | null
  /** null where nobody is called and nothing is sent */
  use: { total: Record<Counted, { used: number; most: number }>; addresses: number } | null
  /** another scenario than this server's has called lately: its protocol, and whether it is refused for that */
  scenario: { isRefused: boolean; isOlder: boolean } | null
  /** the newest ended calls, the newest first */
  heard: readonly HeardCall[]
  /** live calls whose lines do not take what is sent to them */
  unheard: number
  calling: Calling
  pools: readonly PoolNow[]
  /** messages that failed within a day; `isOnly`: codes go out by message alone */
  messages: { failed: number; isOnly: boolean }
  /** the newest first */
  callbacks: readonly EndedCallback<Outcome>[]
  office: { trouble: string; at: Date | null } | null
  /** codes that were taken back and are still valid where they are spent */
  toCancel: number
  unusualGames: number
}

/** `now`: games are lost by it · `soon`: they will be · `look`: nothing breaks */
export type Urgency = 'now' | 'soon' | 'look'

/** Every kind of problem, the most urgent first. */
const urgencies: Record<ProblemKind, Urgency> = {
  'database full': 'now',
  'database read only': 'now',
  'no money': 'now',
  'scenario refused': 'now',
  'hears nothing': 'now',
  'callbacks fail': 'now',
  'limit reached': 'now',
  'clock off': 'now',
  'disk nearly full': 'now',
  'account refuses': 'now',
  'page unheard': 'now',
  'pool empty': 'now',
  'messages refused': 'now',
  closed: 'soon',
  quiet: 'soon',
  'little money': 'soon',
  'limit near': 'soon',
  'pool ends': 'soon',
  'scenario differs': 'soon',
  office: 'soon',
  'account is away': 'soon',
  'database lost': 'soon',
  'database slow': 'soon',
  'disk filling': 'soon',
  'codes to cancel': 'look',
  'unusual games': 'look',
  'addresses at limit': 'look',
}

/** Returns how urgent a problem is. What an organiser has decided or planned breaks nothing. */
export function urgencyOf(problem: Problem): Urgency {
  if (problem.kind === 'closed') return problem.closed.why === 'no number' ? 'now' : 'look'
  if (problem.kind === 'messages refused' && !problem.isOnly) return 'soon'
  return urgencies[problem.kind]
}

/** One of ten is left. */
const nearShare = 0.9
/** Where the page shows the code as well, one message that fails is no news. */
const manyFailed = 3

const ranks: Urgency[] = ['now', 'soon', 'look']
const kinds = Object.keys(urgencies)

/** Returns what is wrong, the most urgent first. */
export function findProblems<Outcome extends string>(facts: Facts<Outcome>): Problem<Outcome>[] {
  const found = [...problemsOfCalls(facts), ...problemsOfPrizes(facts), ...problemsOfServer(facts.server, facts.now)]
  const placeOf = (problem: Problem<Outcome>) => ranks.indexOf(urgencyOf(problem)) * kinds.length + kinds.indexOf(problem.kind)
  return found.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function problemsOfCalls<Outcome extends string>(facts: Facts<Outcome>): Problem<Outcome>[] {
  const { account, scenario, heard, unheard, now, callbacks, schedule, calling } = facts
  const money = account?.money ? problemOfMoney(account.money) : null
  const failing = reasonOfFailures(callbacks, now)
  const [deaf, closed] = [countDeaf(heard), closedAt(schedule, now)]
  return [
    ...(money ? [money] : []),
    ...(account?.trouble ? [{ kind: `account ${account.trouble}` as const }] : []),
    ...(failing && !(failing.outcome === 'no money' && money?.kind === 'no money')
      ? [{ kind: 'callbacks fail' as const, ...failing }]
      : []),
    ...problemsOfUse(facts),
    ...(scenario?.isRefused ? [{ kind: 'scenario refused' as const, isOlder: scenario.isOlder }] : []),
    ...(scenario && !scenario.isRefused ? [{ kind: 'scenario differs' as const }] : []),
    ...(deaf > 0 ? [{ kind: 'hears nothing' as const, calls: deaf }] : []),
    ...(unheard > 0 ? [{ kind: 'page unheard' as const, calls: unheard }] : []),
    ...(isQuiet(facts, calling, now) ? [{ kind: 'quiet' as const, since: calling.lastAt }] : []),
    ...(closed ? [{ kind: 'closed' as const, closed }] : []),
  ]
}

function problemsOfUse({ use }: Pick<Facts, 'use'>): Problem<never>[] {
  if (!use) return []
  const counted = (['calls', 'minutes', 'messages'] as const).flatMap((counted): Problem<never>[] => {
    const { used, most } = use.total[counted]
    if (used >= most) return [{ kind: 'limit reached', counted }]
    return used >= most * nearShare ? [{ kind: 'limit near', counted, used, most }] : []
  })
  return [...counted, ...(use.addresses > 0 ? [{ kind: 'addresses at limit' as const, count: use.addresses }] : [])]
}

function problemsOfPrizes({ pools, now, schedule, messages, office, toCancel, unusualGames }: Facts): Problem<never>[] {
  const { failed, isOnly } = messages
  // The pace of before says nothing once nobody begins any more.
  const isOver = closedAt(schedule, now)?.why === 'after'
  return [
    ...problemsOfPools(pools, now, schedule.timeZone).filter(({ kind }) => kind !== 'pool ends' || !isOver),
    ...(failed >= (isOnly ? 1 : manyFailed) ? [{ kind: 'messages refused' as const, count: failed, isOnly }] : []),
    ...(office ? [{ kind: 'office' as const, ...office }] : []),
    ...(toCancel > 0 ? [{ kind: 'codes to cancel' as const, count: toCancel }] : []),
    ...(unusualGames > 0 ? [{ kind: 'unusual games' as const, count: unusualGames }] : []),
  ]
}
