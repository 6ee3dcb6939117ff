import { codesOf, documentsOf, numbersOf } from './campaigns.ts'
import type { Facts } from './facts.ts'
import { databaseOf, retentionOf, secretsOf, simulatorOf, staffOf } from './keeping.ts'
import { accountOf, callbacksOf, callerOf, checkOf, messagesOf, scenarioOf } from './line.ts'
import type { Finding } from './point.ts'
import { addressOf, proxyOf, tlsOf } from './reach.ts'

export type { CampaignFacts, Facts, Reached, Seen, Spoilt } from './facts.ts'
export type { Found, Place, State } from './point.ts'

/** What a server needs before it is opened to people, in the order in which an operator sees to it. */
export const pointIds = [
  'address',
  'tls',
  'proxy',
  'numbers',
  'account',
  'scenario',
  'check',
  'callbacks',
  'caller',
  'messages',
  'codes',
  'documents',
  'staff',
  'database',
  'secrets',
  'retention',
  'simulator',
] as const
export type PointId = (typeof pointIds)[number]

/** One line of the list. */
export type Point = { id: PointId } & Finding

/** Whether something is still to be done about a point before people come. */
export const isOpen = ({ state }: Pick<Point, 'state'>): boolean => state === 'missing' || state === 'misleading'

const rules: Record<PointId, (facts: Facts) => Finding> = {
  address: addressOf,
  tls: tlsOf,
  proxy: proxyOf,
  numbers: numbersOf,
  account: accountOf,
  scenario: scenarioOf,
  check: checkOf,
  callbacks: callbacksOf,
  caller: callerOf,
  messages: messagesOf,
  codes: codesOf,
  documents: documentsOf,
  staff: staffOf,
  database: databaseOf,
  secrets: secretsOf,
  retention: retentionOf,
  simulator: simulatorOf,
}

/** Returns what is ready, what is missing or a matter of choice, and what would mislead people, point by point. */
export function goLiveList(facts: Facts): Point[] {
  return pointIds.map((id) => ({ id, ...rules[id](facts) }))
}
