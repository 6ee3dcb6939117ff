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

/**
 * What all servers share and has no table of its own. The first server generates the secrets and the bus name. The others are small
 * notes, each under a key that the file which writes it names: the next slot for a callback, a foreign scenario, erased data that
 * the disk may still hold, what is done for a ticket office, games that are counted anew.
 */
export const settings = pgTable('settings', { key: text().primaryKey(), value: text().notNull() })

/** The counters of the rate limits that all servers share. `rate-limiter-flexible` prescribes the columns. */
export const limits = pgTable('limits', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: instant(),
})
