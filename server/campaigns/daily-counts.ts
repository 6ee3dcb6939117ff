import { sql } from 'drizzle-orm'
import { dayOf } from '../rules/figures/figures.ts'
import { dailyCounts } from '../store/schema/schema.ts'
import type { Db, GameContext } from '../store/store.ts'

type Row = typeof dailyCounts.$inferSelect
/** What is counted that leaves no row of its own. */
export type CountedStep = Row['step']

/**
 * Counts what happens too often for a row each time. The counts wait in memory until `save` adds them to those of all servers, in one
 * statement, so a server that is lost loses the last few seconds. Rehearsals are not counted.
 */
export class DailyCounts {
  #waiting = new Map<string, Row>()

  /** Counts that a step was taken in a campaign, on the present day of its time zone. */
  note({ campaignId, schedule, isRehearsal, now }: GameContext, step: CountedStep): void {
    if (!isRehearsal) this.#add({ campaignId, day: dayOf(now(), schedule.timeZone), step, count: 1 })
  }

  /** Adds the counts to the database. Those that it does not take are kept for the next time, and its error is thrown. */
  async save(db: Db): Promise<void> {
    const rows = [...this.#waiting.values()].sort(byKey)
    this.#waiting = new Map()
    if (rows.length === 0) return
    try {
      await db
        .insert(dailyCounts)
        .values(rows)
        .onConflictDoUpdate({
          target: [dailyCounts.campaignId, dailyCounts.day, dailyCounts.step],
          set: { count: sql`${dailyCounts.count} + excluded.count` },
        })
    } catch (error) {
      for (const row of rows) this.#add(row)
      throw error
    }
  }

  #add(row: Row): void {
    const key = keyOf(row)
    const waiting = this.#waiting.get(key)
    this.#waiting.set(key, waiting ? { ...waiting, count: waiting.count + row.count } : row)
  }
}

const keyOf = ({ campaignId, day, step }: Row) => `${campaignId} ${day} ${step}`

/** Servers that save at once lock the rows in one order. */
const byKey = (one: Row, other: Row) => (keyOf(one) < keyOf(other) ? -1 : 1)
