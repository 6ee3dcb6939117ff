import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgEnum, pgTable, primaryKey, real, text, unique } from 'drizzle-orm/pg-core'
import { calls } from './calls.ts'
import { campaigns } from './campaigns.ts'
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
    /** of the participant; null, as what follows, in an answer from before that was noted */
    campaignId: integer().references(() => campaigns.id),
    /** the answer of the rebus that was asked: what a rebus is called in all versions of its quiz */
    asked: text(),
    /** from when Pavel began to ask to the answer */
    afterMs: integer(),
    /** the recogniser's confidence, from 0 to 1; null for what was typed or keyed in */
    confidence: real(),
    /** when an operator counted it anew, and what it was worth before; null where nobody did */
    recountedAt: instant(),
    formerPoints: integer(),
    formerVerdict: verdict(),
  },
  (t) => [
    index('answers_refused')
      .on(t.campaignId, t.at)
      .where(sql`${t.verdict} = 'wrong'`),
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

/** What callers said in a game that was neither an answer nor a command. It cost them nothing. */
export const unclearWords = pgTable(
  'unclear_words',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    participantId: integer()
      .notNull()
      .references(() => participants.id),
    callId: text()
      .notNull()
      .references(() => calls.id),
    /** the answer of the rebus that was asked */
    asked: text().notNull(),
    via: via().notNull(),
    heard: text().notNull(),
    confidence: real(),
    at: instant().notNull(),
  },
  (t) => [
    index('unclear_words_newest').on(t.campaignId, t.at),
    index('unclear_words_call').on(t.callId),
    index('unclear_words_participant').on(t.participantId),
  ],
)
