import { customType, integer, json, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { GivenSettings } from '../../rules/campaign/campaign.ts'
import type { QuizDraft } from '../../rules/draft/draft.ts'
import { instant } from './instant-column.ts'

/** One run of a game for one conference. Its rebuses are in its quiz versions. */
export const campaigns = pgTable('campaigns', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  /** its part of the address, as in `/c/allo` */
  address: text().notNull().unique(),
  name: text().notNull(),
  language: text({ enum: ['ru', 'en'] }).notNull(),
  settings: json().$type<GivenSettings>().notNull(),
  timeZone: text().notNull().default('Europe/Moscow'),
  opensAt: instant(),
  closesAt: instant(),
  /** what is said while it is paused, empty for the usual sentence; null while it is not */
  pause: text(),
  /** the version that new games play; null before the first is published */
  publishedId: integer(),
  createdAt: instant().notNull(),
  /** the campaign whose draft is tried in this one; null in a real campaign. A rehearsal is deleted within hours, with all that was played */
  rehearsalOf: integer(),
  /** the session that tries it */
  rehearsalSession: integer(),
})

/** The published quizzes of a campaign. A game plays the version it began with, so they are never changed and never deleted. */
export const quizVersions = pgTable(
  'quiz_versions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    /** counts from 1 within the campaign */
    number: integer().notNull(),
    /** as in a quiz file; its picture files are in `pictures` */
    quiz: json().$type<unknown>().notNull(),
    /** by answers, the most frequent wrong ones in the campaign when it was published; null before any were counted */
    guesses: json().$type<Record<string, string[]>>(),
    publishedAt: instant().notNull(),
    publishedBy: text().notNull(),
  },
  (t) => [unique('quiz_versions_number').on(t.campaignId, t.number)],
)

/** The consents that visitors of a campaign were ever asked for. A version is made from the text, so none ever changes. */
export const consents = pgTable(
  'consents',
  {
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    version: text().notNull(),
    language: text({ enum: ['ru', 'en'] }).notNull(),
    text: text().notNull(),
    firstShownAt: instant().notNull(),
  },
  (t) => [primaryKey({ name: 'consents_campaign_version', columns: [t.campaignId, t.version] })],
)

/** What is being written for a campaign's next version. A campaign without a row is as it was published. */
export const quizDrafts = pgTable('quiz_drafts', {
  campaignId: integer()
    .primaryKey()
    .references(() => campaigns.id),
  /** as in a quiz file, faults and all; its rebuses have keys */
  quiz: json().$type<QuizDraft>().notNull(),
  savedAt: instant().notNull(),
  savedBy: text().notNull(),
})

/** Who has a draft open. Each row is renewed while the page is, and means nothing a minute later. */
export const quizEditors = pgTable(
  'quiz_editors',
  {
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    /** the session whose page it is */
    session: integer().notNull(),
    name: text().notNull(),
    /** the key of the rebus that is open, empty for the list */
    rebus: text().notNull(),
    seenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.session] })],
)

/** The link under which anybody can look at a draft without signing in. Only with the server's key does a row become the link. */
export const quizPreviews = pgTable('quiz_previews', {
  campaignId: integer()
    .primaryKey()
    .references(() => campaigns.id),
  /** random, and new with each link */
  nonce: text().notNull(),
  expiresAt: instant().notNull(),
})

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** The picture files that quizzes name, made safe to show. A name is made from the contents, so campaigns share them. */
export const pictures = pgTable('pictures', {
  name: text().primaryKey(),
  type: text({ enum: ['image/svg+xml', 'image/webp'] }).notNull(),
  body: bytes().notNull(),
  addedAt: instant().notNull(),
})
