import { sql } from 'drizzle-orm'
import { index, integer, json, pgTable, primaryKey, real, text, unique } from 'drizzle-orm/pg-core'
import type { Findings, Interruptions, Turn } from '../../../scenario/protocol.ts'
import { campaigns } from './campaigns.ts'
import { instant } from './instant-column.ts'
import { participants } from './players.ts'

/** Calls in both directions, with the state of their conversation. */
export const calls = pgTable(
  'calls',
  {
    id: text().primaryKey(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    direction: text({ enum: ['inbound', 'outbound'] }).notNull(),
    /** E.164; null when the caller ID is hidden or not a number */
    caller: text(),
    called: text().notNull(),
    /** the session URL; null when it is unusable. It is a capability, so it is never logged and never sent to a browser. */
    sessionUrl: text('control'),
    /** the id that the scenario's session gave itself: events of another session for the same call are refused */
    session: text().notNull().default(''),
    part: text({ enum: ['digits', 'game', 'code', 'check', 'goodbye'] }).notNull(),
    participantId: integer().references(() => participants.id),
    turn: integer().notNull(),
    /** the current turn, and when Pavel began to say it */
    reply: json().$type<Turn>().notNull(),
    repliedAt: instant().notNull(),
    /** how often the current turn has been pushed without an acknowledgement; 0 when none is awaited */
    pushes: integer().notNull().default(0),
    pushedAt: instant(),
    silences: integer().notNull().default(0),
    tries: integer().notNull().default(0),
    startedAt: instant().notNull(),
    answeredAt: instant(),
    /** when its last event arrived */
    heardAt: instant().notNull(),
    endedAt: instant(),
    reason: text(),
    hungUpBy: text({ enum: ['pavel', 'caller', 'line'] }),
    seconds: integer(),
    /** what came of listening while Pavel spoke, as the scenario counted it */
    interruptions: json().$type<Interruptions>(),
    /** when the caller's data was erased; later events of the call are not stored either */
    erasedAt: instant(),
  },
  (t) => [
    index('calls_caller').on(t.caller),
    index('calls_participant').on(t.participantId),
    // No index holds `heardAt`: every turn changes it, and would then write to all indexes of the call.
    index('calls_ended').on(t.campaignId, t.endedAt),
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

/** Every answered event with its reply, for idempotency: a repeated event gets the same reply and counts once. */
export const events = pgTable(
  'events',
  {
    callId: text()
      .notNull()
      .references(() => calls.id),
    seq: integer().notNull(),
    type: text().notNull(),
    /** the `webhook-id` that it came with; no other event may use the same one */
    delivery: text(),
    reply: json().$type<Turn>().notNull(),
    /** the turn that the caller responded to; null for events that the caller did not cause */
    turn: integer(),
    heard: text(),
    /** the recogniser's confidence, from 0 to 1 */
    confidence: real(),
    /** which piece of the turn before this one's speech cut off, counted from 0; null where Pavel had fallen silent by himself */
    interrupted: integer(),
    /** from the end of the speech to the start of the reply */
    replyMs: integer(),
    /** how often it was sent, and how many of these requests got no response at all */
    tries: integer(),
    lost: integer(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ name: 'events_call_seq', columns: [t.callId, t.seq] }), unique('events_delivery').on(t.delivery)],
)

/** First-call checks: requested by an operator, carried out by the next call, with its findings. */
export const checks = pgTable('checks', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  campaignId: integer()
    .notNull()
    .references(() => campaigns.id),
  requestedAt: instant().notNull(),
  callId: text(),
  findings: json().$type<Findings>().notNull().default({}),
})
