import { boolean, index, integer, pgEnum, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { calls } from './calls.ts'
import { instant } from './instant-column.ts'
import { participants, visits } from './players.ts'

export const verdict = pgEnum('verdict', ['right', 'wrong', 'hint', 'skipped'])
export const via = pgEnum('via', ['voice', 'keys', 'typed'])

/** The answers that counted: what was heard, typed or keyed in, the points for it, and why. */
export const answers = pgTable(
  'answers',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    participantId: integer()
      .notNull()
      .references(() => participants.id),
    callId: text()
      .notNull()
      .references(() => calls.id),
    rebus: integer().notNull(),
    attempt: integer().notNull(),
    via: via().notNull(),
    heard: text().notNull(),
    verdict: verdict().notNull(),
    /** why the matching decided so, for operators */
    reason: text().notNull(),
    points: integer().notNull(),
    /** this answer ended the rebus */
    isLast: boolean().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    unique('answers_participant_rebus_attempt').on(t.participantId, t.rebus, t.attempt),
    index('answers_call').on(t.callId),
  ],
)

/** Chat entries, numbered within their visit. */
export const entries = pgTable(
  'entries',
  {
    visitId: integer()
      .notNull()
      .references(() => visits.id),
    number: integer().notNull(),
    from: text({ enum: ['pavel', 'visitor', 'line'] }).notNull(),
    text: text().notNull(),
    via: via(),
    verdict: verdict(),
    points: integer().notNull().default(0),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ name: 'entries_visit_number', columns: [t.visitId, t.number] })],
)
