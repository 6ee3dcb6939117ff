import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { campaigns, quizVersions } from './campaigns.ts'
import { instant } from './instant-column.ts'

/**
 * A participant is one telephone number in one campaign, which has a single attempt at the game. The row is also the state of that
 * game. Who plays for fun has proved no number: the row then holds a game alone, without a phone, an attempt or a prize.
 */
export const participants = pgTable(
  'participants',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    kind: text({ enum: ['prize', 'fun'] })
      .notNull()
      .default('prize'),
    /** the version of the quiz that the game plays to its end */
    versionId: integer()
      .notNull()
      .references(() => quizVersions.id),
    /** the number that was proved; null in a game for fun */
    phone: text(),
    /** the browser that plays, and the call that plays or played last */
    visitId: integer().notNull(),
    callId: text().notNull(),
    /** the rebuses that the game asks, by their indexes; null for the first ones of the quiz, as in games from before the draws */
    draw: integer().array(),
    /** what the draw was made from; null where nothing was drawn */
    seed: integer(),
    /** the position in the draw, counted from 0 */
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
    /** the id of the tier won, and its code */
    tierId: text(),
    code: text(),
    /** what whoever plays had agreed to, and when; null in a game from before that was noted, and once the person is erased */
    consentVersion: text(),
    consentAt: instant(),
    /** how the number was proved, and when: the caller ID, or the page's digits given in our own call; null in a game for fun */
    proof: text({ enum: ['caller ID', 'digits'] }),
    provedAt: instant(),
    /** the state of the message with the code; null when none is to be sent */
    sms: text({ enum: ['waits', 'sending', 'sent', 'failed'] }),
    /** when the code was copied on the page, and when its link was followed */
    copiedAt: instant(),
    followedAt: instant(),
    /** when the operator took the prize away: the game stays, and `code` is null */
    prizeRevokedAt: instant(),
    /** when the operator gave the attempt back: the row only keeps the figures then, and the number may play again */
    withdrawnAt: instant(),
  },
  (t) => [
    uniqueIndex('participants_attempt')
      .on(t.campaignId, t.phone)
      .where(sql`${t.withdrawnAt} is null`),
    index('participants_lost').on(t.lostAt),
    index('participants_phone').on(t.phone),
    index('participants_started').on(t.campaignId, t.kind, t.startedAt),
    index('participants_finished').on(t.campaignId, t.finishedAt),
    index('participants_visit').on(t.visitId),
    // for a search by the end of a number
    index('participants_ending').on(t.campaignId, sql`reverse(${t.phone}) text_pattern_ops`),
    index('participants_messages')
      .on(t.finishedAt)
      .where(sql`${t.sms} is not null`),
    index('participants_unsent')
      .on(t.campaignId, t.finishedAt)
      .where(sql`${t.sms} = 'failed'`),
    index('participants_kept')
      .on(sql`coalesce(${t.finishedAt}, ${t.lostAt}, ${t.startedAt})`)
      .where(sql`${t.phone} like '+%'`),
  ],
)

/** A visit is one browser's conversation with Pavel. */
export const visits = pgTable(
  'visits',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** the hash of the token that the page in the browser has made */
    token: text().notNull(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    phone: text().notNull(),
    /** the pseudonym of the network address that gave the number: an IPv4 address, or the /64 of an IPv6 one */
    addressDisguise: text(),
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
    unique('visits_token_campaign').on(t.token, t.campaignId),
    unique('visits_digits').on(t.digits),
    index('visits_digits_length').on(sql`length(${t.digits})`),
    index('visits_digits_at')
      .on(t.digitsAt)
      .where(sql`${t.digits} is not null`),
    index('visits_phone').on(t.phone),
    index('visits_participant')
      .on(t.participantId)
      .where(sql`${t.participantId} is not null`),
    index('visits_unpaired')
      .on(t.openedAt)
      .where(sql`${t.participantId} is null`),
  ],
)

/** Promo codes. Imported ones are here before anybody has won them; generated ones are added when they are won. */
export const codes = pgTable(
  'codes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    tierId: text().notNull(),
    code: text().notNull(),
    participantId: integer().references(() => participants.id),
    takenAt: instant(),
    /** when it was put into the pool; null for one from before that was noted */
    addedAt: instant(),
    /** when the operator took it back from its winner: it is void, and nobody gets it again */
    revokedAt: instant(),
    /** when the operator took it out of the pool, unused: nobody is given it */
    withdrawnAt: instant(),
    /** when a code that must not be spent was cancelled at the ticket office */
    voidedAt: instant(),
    /** when the ticket office said that it had been spent */
    spentAt: instant(),
    /** its id at the ticket office, where that made it */
    voucher: text(),
    /** until when the ticket office takes it */
    validUntil: instant(),
  },
  (t) => [
    unique('codes_campaign_code').on(t.campaignId, t.code),
    uniqueIndex('codes_participant')
      .on(t.participantId)
      .where(sql`${t.revokedAt} is null`),
    index('codes_of_participant').on(t.participantId),
    index('codes_free')
      .on(t.campaignId, t.tierId, t.id)
      .where(sql`${t.participantId} is null and ${t.withdrawnAt} is null`),
    index('codes_taken').on(t.campaignId, t.takenAt),
    index('codes_to_void')
      .on(t.campaignId)
      .where(sql`${t.voidedAt} is null and (${t.revokedAt} is not null or ${t.withdrawnAt} is not null)`),
  ],
)
