import type { ConnectionFailure } from '../connection-failure/connection-failure.ts'

/** What requests have shown of how they arrive, since the server started. */
export type Seen = {
  requests: number
  /** with X-Forwarded-For, from a proxy that is believed or would be */
  forwarded: number
  /** with X-Forwarded-For, from an address that is not believed */
  strange: number
  /** the fewest addresses in that header, of those requests; null without any */
  fewestHops: number | null
  /** with X-Forwarded-Proto: https */
  secure: number
  /** the last host that is neither that of PUBLIC_URL nor this machine's; null where none was asked for */
  otherHost: string | null
}

/** What somebody on the way does to requests that Pavel cannot do without. */
export type Spoilt = 'origin' | 'no origin' | 'no upgrade' | 'no sockets' | 'no token' | 'form type' | 'lost cookie'

/** Where PUBLIC_URL leads, as this server has tried itself. */
export type Reached =
  | { to: 'here'; takesSockets: boolean; forwards: boolean }
  | { to: 'elsewhere'; status: number }
  | { to: 'nowhere'; failure: ConnectionFailure }

/** A campaign that is not over. */
export type CampaignFacts = {
  /** its part of the address of its page, and what the desk calls it */
  address: string
  name: string
  /** below the path of PUBLIC_URL, where there is one */
  path: string
  /** its own number, as people write it; null where it has none */
  number: string | null
  /** the number stands in examples, and is somebody else's */
  isForeign: boolean
  isPrizeByMessage: boolean
  /** what is left of each prize; null: codes are made up, as many as are won */
  pools: readonly { title: string; left: number | null }[]
  hasOrganiser: boolean
  hasContact: boolean
}

/** All that the list is made of. */
export type Facts = {
  /** others than this machine are meant to reach the server, or do */
  isPublic: boolean
  publicUrl: string | undefined
  /** null: not tried, or not yet */
  reached: Reached | null
  seen: Seen
  /** what has been noticed of late */
  spoilt: readonly Spoilt[]
  proxies: number
  campaigns: readonly CampaignFacts[]
  account: 'none' | 'stand-in' | 'answers' | 'refuses' | 'away' | 'no money'
  hasRule: boolean
  /** in E.164 */
  callerId: string | undefined
  isCallerTollFree: boolean
  hasSms: boolean
  scenario: 'own' | 'differs' | 'refused' | 'never called'
  check: 'passed' | 'never made' | 'trouble'
  staff: { hasOperator: boolean; hasObserver: boolean; isMadeUp: boolean }
  database: {
    isEmbedded: boolean
    /** null: never, as far as this server knows; undefined: it cannot know */
    backedUpAt: Date | null | undefined
    /** a folder whose embedded database was left behind */
    leftBehind: string | null
  }
  secrets: { isCallbackKept: boolean; isNumberKeyKept: boolean }
  keptDays: number | null
  simulator: 'off' | 'here' | 'open'
}
