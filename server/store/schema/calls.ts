import { sql } from 'drizzle-orm'
import { index, integer, json, pgTable, primaryKey, real, text, unique } from 'drizzle-orm/pg-core'
import type { Findings, Turn } from '../../../scenario/protocol.ts'
import { instant } from './instant.ts'
import { participants } from './players.ts'

export const calls = pgTable(
  'calls',
  {
    id: text().primaryKey(),
    quiz: text().notNull(),
    direction: text({ enum: ['inbound', 'outbound'] }).notNull(),
    /** E.164; null when it is hidden or no number at all */
    caller: text(),
    called: text().notNull(),
    /** the session's own URL: a capability, so never logged and never sent to a browser; null where it cannot be used */
    sessionUrl: text('control'),
    /** what the scenario's session calls itself: another session for the same call is refused */
    session: text().notNull().default(''),
    part: text({ enum: ['digits', 'game', 'code', 'check', 'goodbye'] }).notNull(),
    participantId: integer().references(() => participants.id),
    turn: integer().notNull(),
    /** the current turn, and since when Pavel has been saying it */
    reply: json().$type<Turn>().notNull(),
    repliedAt: instant().notNull(),
    /** how often the current turn has been posted to the session without a word from it; 0 when no word is awaited */
    pushes: integer().notNull().default(0),
    pushedAt: instant(),
    silences: integer().notNull().default(0),
    tries: integer().notNull().default(0),
    startedAt: instant().notNull(),
    answeredAt: instant(),
    /** when it was last heard of */
    heardAt: instant().notNull(),
    endedAt: instant(),
    reason: text(),
    hungUpBy: text({ enum: ['pavel', 'caller', 'line'] }),
    seconds: integer(),
    /** since then nothing tells who it was, or what was said; what still comes in is not kept */
    erasedAt: instant(),
  },
  (t) => [
    index('calls_caller').on(t.caller),
    index('calls_heard').on(t.endedAt, t.heardAt),
    index('calls_tried')
      .on(t.startedAt)
      .where(sql`${t.tries} > 0`),
    index('calls_kept')
      .on(t.endedAt)
      .where(sql`${t.erasedAt} is null`),
    index('calls_pushed')
      .on(t.pushedAt)
      .where(sql`${t.pushes} > 0 and ${t.endedAt} is null`),
  ],
)

/** Every event that was answered, with its answer: the same event gets the same reply and counts once. */
export const events = pgTable(
  'events',
  {
    callId: text()
      .notNull()
      .references(() => calls.id),
    seq: integer().notNull(),
    type: text().notNull(),
    /** the `webhook-id` that it came with: the same one never stands for another event */
    delivery: text(),
    reply: json().$type<Turn>().notNull(),
    /** what it answered, for the events of a caller */
    turn: integer(),
    heard: text(),
    /** the recogniser's, from 0 to 1 */
    confidence: real(),
    /** from the end of the speech to the beginning of the reply */
    replyMs: integer(),
    /** how often it was sent, and how many of these got no answer at all */
    tries: integer(),
    lost: integer(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ name: 'events_call_seq', columns: [t.callId, t.seq] }), unique('events_delivery').on(t.delivery)],
)

/** A first-call check: asked for by an operator, made by the next call, with what it saw. */
export const checks = pgTable('checks', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  quiz: text().notNull(),
  requestedAt: instant().notNull(),
  callId: text(),
  findings: json().$type<Findings>().notNull().default({}),
})
