import { boolean, index, integer, json, pgEnum, pgTable, primaryKey, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { Turn } from '../scenario/protocol.ts'

const instant = () => timestamp({ withTimezone: true })

export const verdict = pgEnum('verdict', ['right', 'wrong', 'hint', 'skipped'])
export const via = pgEnum('via', ['voice', 'keys', 'typed'])

/** A participant is one number in one quiz: the holder of the one attempt, and the game itself. */
export const participants = pgTable('participants', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  quiz: text().notNull(),
  phone: text().notNull(),
  /** the browser that plays, and the call that plays or played last */
  visitId: integer().notNull(),
  callId: text().notNull(),
  rebus: integer().notNull().default(0),
  attempt: integer().notNull().default(0),
  points: integer().notNull().default(0),
  /** how many answers have counted; a form that was made for another question is stale */
  question: integer().notNull().default(0),
  /** when Pavel first answered; a pairing whose call is never answered burns no attempt */
  startedAt: instant(),
  /** when the line was lost; null during a call */
  lostAt: instant(),
  finishedAt: instant(),
  /** the discount won, in per cent, and its code */
  discount: integer(),
  code: text(),
}, (t) => [unique('participants_quiz_phone').on(t.quiz, t.phone), index('participants_lost').on(t.lostAt)])

/** A visit is one browser's conversation with Pavel. */
export const visits = pgTable('visits', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  token: text().notNull(),
  quiz: text().notNull(),
  phone: text().notNull(),
  /** pairs a call with this browser; null once it no longer can */
  digits: text(),
  consentVersion: text().notNull(),
  consentAt: instant().notNull(),
  participantId: integer().references(() => participants.id),
  /** the number of the newest entry */
  entries: integer().notNull().default(0),
  openedAt: instant().notNull(),
}, (t) => [
  unique('visits_token_quiz').on(t.token, t.quiz),
  unique('visits_digits').on(t.digits),
  index('visits_phone').on(t.phone),
])

export const calls = pgTable('calls', {
  id: text().primaryKey(),
  quiz: text().notNull(),
  direction: text({ enum: ['inbound', 'outbound'] }).notNull(),
  /** E.164; null when it is hidden or no number at all */
  caller: text(),
  called: text().notNull(),
  /** the session's own URL: a capability, so never logged and never sent to a browser */
  control: text().notNull(),
  part: text({ enum: ['digits', 'game', 'code', 'goodbye'] }).notNull(),
  participantId: integer().references(() => participants.id),
  turn: integer().notNull(),
  /** the current turn, and since when Pavel has been saying it */
  reply: json().$type<Turn>().notNull(),
  repliedAt: instant().notNull(),
  silences: integer().notNull().default(0),
  tries: integer().notNull().default(0),
  startedAt: instant().notNull(),
  answeredAt: instant(),
  /** when it was last heard of */
  heardAt: instant().notNull(),
  endedAt: instant(),
  reason: text(),
  seconds: integer(),
}, (t) => [index('calls_caller').on(t.caller), index('calls_heard').on(t.endedAt, t.heardAt)])

/** Every event that was answered, with its answer: the same event gets the same reply and counts once. */
export const events = pgTable('events', {
  callId: text().notNull().references(() => calls.id),
  seq: integer().notNull(),
  type: text().notNull(),
  reply: json().$type<Turn>().notNull(),
  at: instant().notNull(),
}, (t) => [primaryKey({ name: 'events_call_seq', columns: [t.callId, t.seq] })])

/** What was heard, typed or keyed in, what it was worth, and why. */
export const answers = pgTable('answers', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  participantId: integer().notNull().references(() => participants.id),
  callId: text().notNull().references(() => calls.id),
  rebus: integer().notNull(),
  attempt: integer().notNull(),
  via: via().notNull(),
  heard: text().notNull(),
  verdict: verdict().notNull(),
  /** the matching's reason, for operators */
  reason: text().notNull(),
  points: integer().notNull(),
  /** the rebus was over with this answer */
  isLast: boolean().notNull(),
  at: instant().notNull(),
}, (t) => [unique('answers_participant_rebus_attempt').on(t.participantId, t.rebus, t.attempt)])

/** One line of the chat log; the only thing that is appended to a visit. */
export const entries = pgTable('entries', {
  visitId: integer().notNull().references(() => visits.id),
  number: integer().notNull(),
  from: text({ enum: ['pavel', 'visitor', 'line'] }).notNull(),
  text: text().notNull(),
  via: via(),
  verdict: verdict(),
  points: integer().notNull().default(0),
  at: instant().notNull(),
}, (t) => [primaryKey({ name: 'entries_visit_number', columns: [t.visitId, t.number] })])

/** Promo codes: imported ones wait here for a winner, generated ones arrive with theirs. */
export const codes = pgTable('codes', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  quiz: text().notNull(),
  discount: integer().notNull(),
  code: text().notNull(),
  participantId: integer().references(() => participants.id),
  takenAt: instant(),
}, (t) => [
  unique('codes_quiz_code').on(t.quiz, t.code),
  unique('codes_participant').on(t.participantId),
  index('codes_free').on(t.quiz, t.discount, t.participantId),
])

/** What the server makes for itself once and keeps: its secrets. */
export const settings = pgTable('settings', { key: text().primaryKey(), value: text().notNull() })
