import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { instant } from './instant-column.ts'

/**
 * A participant is one telephone number in one quiz, which has a single attempt at the game. The row is also the state of that
 * game.
 */
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
    /** how many answers have counted; a form for another value is stale */
    question: integer().notNull().default(0),
    /** when Pavel first answered; pairing with a call that is never answered does not use up the attempt */
    startedAt: instant(),
    /** when the call was lost; null during a call */
    lostAt: instant(),
    finishedAt: instant(),
    /** the discount won, in per cent, and its code */
    discount: integer(),
    code: text(),
    /** the state of the message with the code; null when none is to be sent */
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
    /** the pairing code that the page shows; null once it is no longer valid */
    digits: text(),
    /** when the pairing code was given out */
    digitsAt: instant(),
    consentVersion: text().notNull(),
    consentAt: instant().notNull(),
    participantId: integer().references(() => participants.id),
    /**
     * whether the page may show what happens to its number elsewhere; false when the address had asked about too many numbers.
     * Its own game is shown anyhow.
     */
    tellsGame: boolean().notNull().default(true),
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

/** Promo codes. Imported ones are here before anybody has won them; generated ones are added when they are won. */
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
