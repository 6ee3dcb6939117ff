import { sql } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import type { Campaigns, GameContext } from './context.ts'
import type { Db } from './database.ts'

/** What takes no longer is waited for, and leaves nobody else waiting. */
export const patienceMs = 40

/** Waits for work that goes on afterwards, but no longer than a moment. Rejects only with what fails meanwhile. */
export async function waitAMoment(work: Promise<unknown>): Promise<void> {
  work.catch(() => undefined)
  await Promise.race([work, wait(patienceMs, undefined, { ref: false })])
}

/**
 * Runs a statement that reads by indexes and on one processor. What PostgreSQL does faster, by reading whole tables on several
 * processors, callers would wait for.
 */
export function alone<Rows>(db: Db, statement: (db: Db) => PromiseLike<Rows>): Promise<Rows> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true),
      set_config('jit', 'off', true)`)
    return statement(tx)
  })
}

/** Something that is counted in a campaign, and kept by each server for a while where there is much of it. */
export type KeptCount<Value> = {
  /**
   * Returns what was counted last. Where that is some seconds old it is counted anew, and waited for a moment. The first who reads waits
   * for the whole count, as does the first for a long time. Throws when the database does not answer.
   */
  read(context: GameContext): Promise<Value>
  /** Makes who reads next wait for a new count: somebody has changed what he is about to see. */
  forget(context: GameContext): void
}

/** What a count works with. It ends with its transaction, so it can begin nothing that goes on. */
export type CountContext = Pick<GameContext, 'db' | 'campaignId' | 'quiz' | 'now' | 'callsOut' | 'office'>

type Counting<Value> = {
  count(context: CountContext): Promise<Value>
  /** Whether that was so little that it is counted whenever somebody looks. */
  isLittle(value: Value): boolean
}

/** A count is kept for so long, and longer where it takes long: a server spends a twentieth of its time on it at most. */
const leastKeptMs = 5_000
const keptPerCounted = 20

/** Nobody is shown a count that is longer overdue. */
const mostOverdueMs = 30_000

/** Returns what counts something in a campaign, and keeps it where there is much of it. */
export function keepCount<Value>(counting: Counting<Value>): KeptCount<Value> {
  const servers = new WeakMap<Campaigns, Map<number, Kept<Value>>>()
  const keptOf = ({ campaigns, campaignId }: GameContext) => {
    const ofServer = servers.get(campaigns) ?? new Map<number, Kept<Value>>()
    const kept = ofServer.get(campaignId) ?? new Kept(counting)
    servers.set(campaigns, ofServer.set(campaignId, kept))
    return kept
  }
  return { read: (context) => keptOf(context).read(context), forget: (context) => keptOf(context).forget() }
}

/** What one server has counted in one campaign. */
class Kept<Value> {
  readonly #counting: Counting<Value>
  #last: { value: Value; dueAt: number } | null = null
  #recount: Promise<Value> | null = null
  #timesForgotten = 0

  constructor(counting: Counting<Value>) {
    this.#counting = counting
  }

  async read(context: GameContext): Promise<Value> {
    const last = this.#last
    if (last === null || this.#counting.isLittle(last.value)) return this.#count(context)
    const overdueMs = context.now().getTime() - last.dueAt
    if (overdueMs < 0) return last.value
    if (overdueMs > mostOverdueMs) return this.#count(context)
    const { db, ...rest } = context
    this.#recount ??= alone(db, (tx) => this.#count({ ...rest, db: tx })).finally(() => {
      this.#recount = null
    })
    await waitAMoment(this.#recount)
    return this.#last?.value ?? last.value
  }

  forget(): void {
    this.#timesForgotten += 1
    this.#last = null
  }

  async #count(context: CountContext): Promise<Value> {
    const [begunAt, timesForgotten] = [performance.now(), this.#timesForgotten]
    const value = await this.#counting.count(context)
    const keptMs = Math.max(leastKeptMs, keptPerCounted * (performance.now() - begunAt))
    if (timesForgotten === this.#timesForgotten) this.#last = { value, dueAt: context.now().getTime() + keptMs }
    return value
  }
}
