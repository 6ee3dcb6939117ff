import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'
import { visits } from './players.ts'

/** talked: somebody picked up · called off: by the visitor, or by his own call · the others: why nobody was reached */
const outcomes = [
  'talked',
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

/** A visitor's request to be called, and what came of it: one call each, with the same id. */
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
    /** not before: a pause between tries, the hours in which people may be called, in the time `zone` of the number */
    callAt: instant().notNull(),
    zone: text().notNull(),
    /** when its turn came and the call was ordered */
    calledAt: instant(),
    /** the session's own URL, as the order's answer gave it */
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
