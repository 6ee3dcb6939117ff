import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { instant } from './instant-column.ts'

/** Sessions of those who work on the operator's pages. */
export const sessions = pgTable(
  'sessions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** the hash of the token in the browser's cookie */
    token: text().notNull(),
    /** as typed at the sign-in */
    name: text().notNull(),
    /** the mark of the password that opened it: once no setting has that password, the session is over */
    passwordMark: text().notNull(),
    signedInAt: instant().notNull(),
    /** when it was last used, to the minute */
    seenAt: instant().notNull(),
    /** when it was ended by somebody; null in one that is live, or has lapsed */
    endedAt: instant(),
  },
  (t) => [unique('sessions_token').on(t.token), index('sessions_signed_in').on(t.signedInAt)],
)

/** What somebody can do on the operator's pages that is worth remembering. */
const kinds = [
  'signed in',
  'signed out',
  'signed out everywhere',
  'ended a session',
  'stopped a call',
  'asked for a check',
  'erased a person',
  'gave an attempt back',
  'sent a code again',
  'took the log',
  'made a campaign',
  'made a campaign from a file',
  'saved a campaign to a file',
  'changed a campaign',
  'published a quiz',
  'made a preview link',
  'took a preview link back',
  'looked at a number',
  'gave another code',
  'took a prize away',
  'accepted an answer',
  'accepted a spelling',
  'took over a call',
  'added codes',
  'withdrew codes',
  'cancelled a code at the office',
  'changed the ticket office',
  'took a table',
] as const

/**
 * The log of who did what, when, to whom. It holds no telephone number and no network address, only their pseudonyms, so it is
 * kept as long as the figures, and nothing in it points to a row: those it names may be erased.
 */
export const deeds = pgTable(
  'deeds',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    /** who: the name of the session, or the command */
    name: text().notNull(),
    role: text({ enum: ['observer', 'operator'] }).notNull(),
    what: text({ enum: kinds }).notNull(),
    /** to whom: the pseudonym of a number, a game, a call */
    numberDisguise: text(),
    gameId: integer(),
    callId: text(),
    /** a reason, whose session it was, or which part of which campaign */
    about: text(),
    /** from where: the pseudonym of the network address; null for a command on the server */
    addressDisguise: text(),
  },
  (t) => [
    index('deeds_game')
      .on(t.gameId)
      .where(sql`${t.gameId} is not null`),
    index('deeds_call')
      .on(t.callId)
      .where(sql`${t.callId} is not null`),
  ],
)
