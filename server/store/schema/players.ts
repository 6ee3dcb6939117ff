import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

/** A participant is one number in one quiz: the holder of the one attempt, and the game itself. */
export const participants = pgTable(
  'participants',
  {
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
    /** what became of the message with the code; null where none is to be sent */
    sms: text({ enum: ['waits', 'sending', 'sent', 'failed'] }),
  },
  (t) => [unique('participants_quiz_phone').on(t.quiz, t.phone), index('participants_lost').on(t.lostAt)],
)

/** A visit is one browser's conversation with Pavel. */
export const visits = pgTable(
  'visits',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    token: text().notNull(),
    quiz: text().notNull(),
    phone: text().notNull(),
    /** pairs a call with this browser; null once it no longer can */
    digits: text(),
    /** since when it has had them */
    digitsAt: instant(),
    consentVersion: text().notNull(),
    consentAt: instant().notNull(),
    participantId: integer().references(() => participants.id),
    /** the number of the newest entry */
    entries: integer().notNull().default(0),
    openedAt: instant().notNull(),
  },
  (t) => [
    unique('visits_token_quiz').on(t.token, t.quiz),
    unique('visits_digits').on(t.digits),
    index('visits_digits_length').on(sql`length(${t.digits})`),
    index('visits_digits_at')
      .on(t.digitsAt)
      .where(sql`${t.digits} is not null`),
    index('visits_phone').on(t.phone),
  ],
)

/** Promo codes: imported ones wait here for a winner, generated ones arrive with theirs. */
export const codes = pgTable(
  'codes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    quiz: text().notNull(),
    discount: integer().notNull(),
    code: text().notNull(),
    participantId: integer().references(() => participants.id),
    takenAt: instant(),
  },
  (t) => [
    unique('codes_quiz_code').on(t.quiz, t.code),
    unique('codes_participant').on(t.participantId),
    index('codes_free').on(t.quiz, t.discount, t.participantId),
  ],
)
