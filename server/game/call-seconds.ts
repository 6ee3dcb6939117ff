import { sql } from 'drizzle-orm'
import { calls } from '../store/schema/schema.ts'
import type { Call } from '../store/store.ts'

/** Returns how many seconds the call had been connected at `until`: 0 when it was never answered. */
export function secondsTalked({ answeredAt }: Pick<Call, 'answeredAt'>, until: Date): number {
  return answeredAt ? Math.max(0, (until.getTime() - answeredAt.getTime()) / 1000) : 0
}

/** The same in a query over calls, at `at`: what an ended call has noted, what a live one has come to, 0 for one never answered. */
export function secondsTalkedBy(at: Date) {
  return sql`coalesce(${calls.seconds}, extract(epoch from ${at}::timestamptz - ${calls.answeredAt}), 0)`
}
