import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { campaigns } from './campaigns.ts'

/** How many prizes of each bounded tier have been given. Winners count up one row, so that they never give more than its `most`. */
export const prizesGiven = pgTable(
  'prizes_given',
  {
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    tierId: text().notNull(),
    given: integer().notNull(),
  },
  (t) => [primaryKey({ name: 'prizes_given_tier', columns: [t.campaignId, t.tierId] })],
)
