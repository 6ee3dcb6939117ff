import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** How many prizes of each bounded tier have been given. Winners count up one row, so that they never give more than its `most`. */
export const prizesGiven = pgTable(
  'prizes_given',
  {
    quiz: text().notNull(),
    discount: integer().notNull(),
    given: integer().notNull(),
  },
  (t) => [primaryKey({ name: 'prizes_given_tier', columns: [t.quiz, t.discount] })],
)
