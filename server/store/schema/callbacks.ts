import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from './instant-column.ts'
import { visits } from './players.ts'

/**
 * talked: answered by a person who gave the page's digits · unproved: answered, but nobody gave the digits · called off: cancelled by the visitor, or by the visitor's own call · the others: why nobody was
 * reached
 */
const outcomes = [
  'talked',
  'unproved',
  'called off',
  'busy',
  'no answer',
  'refused',
  'unavailable',
  'machine',
  'impossible',
  'no money',
  'limit',
  'failed',
] as const

/** Callbacks that visitors requested, and their outcomes. Each leads to at most one call, which has the same id. */
export const callbacks = pgTable(
  'callbacks',
  {
    id: text().primaryKey(),
    quiz: text().notNull(),
    visitId: integer()
      .notNull()
      .references(() => visits.id),
    phone: text().notNull(),
    requestedAt: instant().notNull(),
    /** the earliest time to call: after the pause between tries, and within the call hours of the number's time zone, `zone` */
    callAt: instant().notNull(),
    zone: text().notNull(),
    /** when its turn came and the call was ordered */
    calledAt: instant(),
    /** the session URL, as returned when the call was ordered */
    sessionUrl: text('control'),
    endedAt: instant(),
    outcome: text({ enum: outcomes }),
  },
  (t) => [
    uniqueIndex('callbacks_phone')
      .on(t.quiz, t.phone)
      .where(sql`${t.endedAt} is null`),
    index('callbacks_waiting')
      .on(t.quiz, t.callAt)
      .where(sql`${t.calledAt} is null and ${t.endedAt} is null`),
    index('callbacks_number').on(t.quiz, t.phone),
    index('callbacks_visit').on(t.visitId),
  ],
)
