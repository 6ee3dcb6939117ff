import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

/** The tables, and how they are called in the code; the migrations under `drizzle/` are made from them. */

export { callbacks } from './callbacks.ts'
export { calls, checks, events } from './calls.ts'
export { codes, participants, visits } from './players.ts'
export { answers, entries, verdict, via } from './transcript.ts'

/** What the server makes for itself once and keeps: its secrets. */
export const settings = pgTable('settings', { key: text().primaryKey(), value: text().notNull() })

/** What has been counted at the doors, by every server together; `rate-limiter-flexible` prescribes the columns. */
export const limits = pgTable('limits', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: instant(),
})
