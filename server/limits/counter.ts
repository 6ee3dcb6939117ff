import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { isOutOfReach } from '../database/failure.ts'
import type { Db } from '../database.ts'
import { limits } from '../schema.ts'
import type { Measure } from './measures.ts'

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
