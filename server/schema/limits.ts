import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

/** What has been counted at the doors, by every server together; `rate-limiter-flexible` prescribes the columns. */
export const limits = pgTable('limits', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: instant(),
})
