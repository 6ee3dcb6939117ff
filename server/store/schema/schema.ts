import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './instant-column.ts'

// The tables of the database. `bun run migrations` generates the migrations under `drizzle/` from them.
export { blockedNumbers, callbacks } from './callbacks.ts'
export { calls, checks, events } from './calls.ts'
export { campaigns, consents, pictures, quizDrafts, quizEditors, quizPreviews, quizVersions } from './campaigns.ts'
export { codes, participants, visits } from './players.ts'
export { dailyCounts, hookDeliveries, prizesGiven, ticketOffices } from './prizes.ts'
export { deeds, sessions } from './staff.ts'
export { answers, entries, unclearWords, verdict, via } from './transcript.ts'

/** What the first server generates and all servers share: secrets, and the bus name. */
export const settings = pgTable('settings', { key: text().primaryKey(), value: text().notNull() })

/** The counters of the rate limits that all servers share. `rate-limiter-flexible` prescribes the columns. */
export const limits = pgTable('limits', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: instant(),
})
