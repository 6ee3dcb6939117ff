import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import { limits } from '../store/schema/schema.ts'
import { type Db, type Disguise, isOutOfReach } from '../store/store.ts'
import type { AddressOf } from './client-address.ts'
import { type Measure, type Measures, measures as usual, type Party } from './limit-table.ts'

/** What was too much, and after how many seconds it will not be. */
export type TooMuch = { for: Party; seconds: number }

type Parties = Partial<Record<Party, string | number | null | undefined>>

/** Somebody asks for too much. The one handler of failures answers 429 and says when to come back. */
export class TooOften extends HTTPException {
  constructor(readonly seconds: number) {
    super(429, { message: `too often: wait for ${seconds} s` })
  }
}

/** The limits at the doors. A route counts what it is asked for, for all whom it is asked by. */
export type Limits = {
  count(what: keyof Measures, parties: Parties): Promise<TooMuch | null>
  /** The same for a route that has nothing of its own to say to it: ends in `TooOften`. */
  require(what: keyof Measures, parties: Parties): Promise<void>
  /** Whether another one would be too much; counts nothing. */
  look(what: keyof Measures, parties: Parties): Promise<TooMuch | null>
}

type Options = {
  /** null where it is not up yet */
  db: Db | null
  disguise: Disguise
  report(error: unknown): void
  record?(fact: TelemetryEvent): void
  measures?: Partial<Measures> | undefined
}

/** From the widest: whoever has had too much uses up nothing of what others have. */
const parties: Party[] = ['address', 'visit', 'number', 'call']

export function createLimits({ db, disguise, report, record, measures }: Options): Limits {
  const counters = new Map<string, Counter>()
  for (const [what, byParty] of Object.entries<Measures[keyof Measures]>({ ...usual, ...measures })) {
    for (const party of parties) {
      const [name, measure] = [`${what} of ${party}`, byParty[party]]
      if (measure) counters.set(name, createCounter({ db, name, measure, report }))
    }
  }
  const count: Limits['count'] = (what, who) => first(what, who, (counter, key) => counter.count(key))
  return {
    count,
    async require(what, who) {
      const tooMuch = await count(what, who)
      if (tooMuch) throw new TooOften(tooMuch.seconds)
    },
    look: (what, who) => first(what, who, (counter, key) => counter.look(key)),
  }

  /** Neither a number nor an address is kept: only what stands for it. */
  async function first(
    what: keyof Measures,
    who: Parties,
    ask: (counter: Counter, key: string) => Promise<number | null>,
  ): Promise<TooMuch | null> {
    for (const party of parties) {
      const [id, limit] = [who[party], `${what} of ${party}`]
      const counter = counters.get(limit)
      const seconds = counter && id !== null && id !== undefined ? await ask(counter, disguise(String(id))) : null
      if (!seconds) continue
      record?.({ type: 'limit hit', limit })
      return { for: party, seconds }
    }
    return null
  }
}

/** Before a route: what is asked of it counts by address. */
export function limitByAddress(what: keyof Measures, { limits, addressOf }: { limits: Limits; addressOf: AddressOf }) {
  return createMiddleware(async (c, next) => {
    await limits.require(what, { address: addressOf(c) })
    await next()
  })
}

type CounterOptions = { db: Db | null; name: string; measure: Measure; report(error: unknown): void }

/** Counts under keys that tell nothing. Both give the seconds to wait where the measure is full, else null. */
export type Counter = { count(key: string): Promise<number | null>; look(key: string): Promise<number | null> }

/**
 * Counts for every server together, in the database; while that is away, or where the measure says so, for this server alone. A key
 * whose measure is full is known here from then on, so that a flood does not reach the database.
 */
export function createCounter({ db, name, measure, report }: CounterOptions): Counter {
  const { most, seconds, isOwn } = measure
  const options = { keyPrefix: name, points: most, duration: seconds }
  const here = new RateLimiterMemory(options)
  // it would tell of a failed clean-up by console.warn: the sweep does it
  const shared = { ...options, storeClient: db, schema: limits, clearExpiredByTimeout: false, inMemoryBlockOnConsumed: most }
  const limiter = isOwn || !db ? here : new RateLimiterDrizzle(shared)

  return {
    count: (key) => orHere((limiter) => limiter.consume(key).then(() => null, secondsToWait)),
    look: (key) =>
      orHere(async (limiter) => {
        const counted = await limiter.get(key)
        return counted && counted.consumedPoints >= most ? secondsOf(counted) : null
      }),
  }

  async function orHere(
    ask: (limiter: RateLimiterDrizzle | RateLimiterMemory) => Promise<number | null>,
  ): Promise<number | null> {
    try {
      return await ask(limiter)
    } catch (error) {
      if (!isOutOfReach(error)) report(error)
      return ask(here)
    }
  }
}

function secondsToWait(refusal: unknown): number {
  if (refusal instanceof RateLimiterRes) return secondsOf(refusal)
  throw refusal
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1_000))
