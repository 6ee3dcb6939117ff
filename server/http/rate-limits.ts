import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import { limits } from '../store/schema/schema.ts'
import { type Db, type Disguise, isOutOfReach } from '../store/store.ts'
import type { AddressOf } from './client-address.ts'
import { type LimitTable, limitTable as usualLimits, type Party, type RateLimit } from './rate-limit-table.ts'

/** Which party's limit was exceeded, and how many seconds to wait before the next request. */
type LimitExceeded = { for: Party; seconds: number }

type Parties = Partial<Record<Party, string | number | null | undefined>>

/** A rate limit was exceeded. `handleFailures` answers it with 429 and a `Retry-After` of `seconds`. */
export class TooManyRequests extends HTTPException {
  constructor(readonly seconds: number) {
    super(429, { message: `too many requests: wait for ${seconds} s` })
  }
}

/** The rate limits of the doors. Each request is counted for every party that is given; a missing or null party is skipped. */
export type Limits = {
  /** Counts one request. Returns the first limit that it exceeds, or null. */
  count(what: keyof LimitTable, parties: Parties): Promise<LimitExceeded | null>
  /** Counts one request. Throws `TooManyRequests` when it exceeds a limit. For routes that render no message of their own. */
  require(what: keyof LimitTable, parties: Parties): Promise<void>
  /** Takes back one counted request. To look first and count later would let many requests at once pass a limit. */
  giveBack(what: keyof LimitTable, parties: Parties): Promise<void>
}

/** For doors that only people of ours can open. */
export const unlimited: Limits = { count: async () => null, require: async () => {}, giveBack: async () => {} }

type Options = {
  /** null until the database is up: every limit is then counted in memory */
  db: Db | null
  disguise: Disguise
  report(error: unknown): void
  record?(event: TelemetryEvent): void
  /** replaces entries of the usual limits */
  limitTable?: Partial<LimitTable> | undefined
}

/** From the widest to the narrowest: a request refused for its address must not use up the quota of the number that it names. */
const partyOrder: Party[] = ['address', 'visit', 'number', 'call']

/** Creates the counters for the usual limits, with the entries of `limitTable` replaced. */
export function createLimits({ db, disguise, report, record, limitTable }: Options): Limits {
  const counters = new Map<string, Counter>()
  for (const [what, byParty] of Object.entries<LimitTable[keyof LimitTable]>({ ...usualLimits, ...limitTable })) {
    for (const party of partyOrder) {
      const [name, rateLimit] = [`${what} of ${party}`, byParty[party]]
      if (rateLimit) counters.set(name, createCounter({ db, name, rateLimit, report }))
    }
  }
  return {
    count,
    async require(what, parties) {
      const exceeded = await count(what, parties)
      if (exceeded) throw new TooManyRequests(exceeded.seconds)
    },
    async giveBack(what, parties) {
      for (const [counter, key] of countersOf(what, parties)) await counter.giveBack(key)
    },
  }

  async function count(what: keyof LimitTable, parties: Parties): Promise<LimitExceeded | null> {
    for (const [counter, key, party] of countersOf(what, parties)) {
      const seconds = await counter.count(key)
      if (!seconds) continue
      record?.({ type: 'limit hit', limit: `${what} of ${party}` })
      return { for: party, seconds }
    }
    return null
  }

  /** The counters see disguised keys only, so neither a number nor an address is stored. */
  function countersOf(what: keyof LimitTable, parties: Parties): [Counter, key: string, Party][] {
    return partyOrder.flatMap((party) => {
      const [id, counter] = [parties[party], counters.get(`${what} of ${party}`)]
      return counter && id !== null && id !== undefined ? [[counter, disguise(String(id)), party]] : []
    })
  }
}

/** Returns middleware that counts each request by the client's address, and throws `TooManyRequests` over the limit. */
export function limitByAddress(what: keyof LimitTable, { limits, addressOf }: { limits: Limits; addressOf: AddressOf }) {
  return createMiddleware(async (c, next) => {
    await limits.require(what, { address: addressOf(c) })
    await next()
  })
}

type CounterOptions = { db: Db | null; name: string; rateLimit: RateLimit; report(error: unknown): void }

/** Counts requests by key. `count` returns the seconds to wait when the limit is exceeded, else null. */
type Counter = { count(key: string): Promise<number | null>; giveBack(key: string): Promise<void> }

/**
 * Returns a counter that all servers share through the database. It counts in this server's memory while the database is
 * unreachable, and always where the limit says `isOwn`. Once a key is over a shared limit, this server refuses it from memory, so
 * that a flood does not reach the database; where requests are given back, once it is at twice the limit.
 */
function createCounter({ db, name, rateLimit, report }: CounterOptions): Counter {
  const { most, seconds, isOwn, isGivenBack } = rateLimit
  const options = { keyPrefix: name, points: most, duration: seconds }
  const inMemory = new RateLimiterMemory(options)
  // The limiter's own clean-up logs its failures with console.warn; the sweep deletes expired rows instead.
  const inMemoryBlockOnConsumed = isGivenBack ? 2 * most : most
  const shared = { ...options, storeClient: db, schema: limits, clearExpiredByTimeout: false, inMemoryBlockOnConsumed }
  const limiter = isOwn || !db ? inMemory : new RateLimiterDrizzle(shared)

  return {
    count: (key) => withFallback((limiter) => limiter.consume(key).then(() => null, secondsToWait)),
    giveBack: (key) => withFallback((limiter) => limiter.reward(key).then(() => {})),
  }

  async function withFallback<Result>(
    ask: (limiter: RateLimiterDrizzle | RateLimiterMemory) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await ask(limiter)
    } catch (error) {
      if (!isOutOfReach(error)) report(error)
      return ask(inMemory)
    }
  }
}

function secondsToWait(refusal: unknown): number {
  if (refusal instanceof RateLimiterRes) return secondsOf(refusal)
  throw refusal
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1_000))
