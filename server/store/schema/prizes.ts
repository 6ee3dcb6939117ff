import { index, integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { campaigns } from './campaigns.ts'
import { instant } from './instant-column.ts'

/** How many prizes of each bounded tier have been given. Winners count up one row, so that they never give more than its `most`. */
export const prizesGiven = pgTable(
  'prizes_given',
  {
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    tierId: text().notNull(),
    given: integer().notNull(),
  },
  (t) => [primaryKey({ name: 'prizes_given_tier', columns: [t.campaignId, t.tierId] })],
)

/** The ticket office of a campaign, where its codes are spent. A campaign without a row has its codes from pools alone. */
export const ticketOffices = pgTable('ticket_offices', {
  campaignId: integer()
    .primaryKey()
    .references(() => campaigns.id),
  kind: text({ enum: ['timepad', 'pretix'] }).notNull(),
  /** what the organiser has set; `campaigns/offices/` parses it */
  settings: json().$type<unknown>().notNull(),
  /** the API's token, or the phrase that signs its hooks. It is shown to nobody, and in no campaign's file */
  secret: text().notNull(),
  /** the part of our hook's address that nobody can guess */
  hookKey: text().notNull().unique(),
  /** what went wrong the last time that it was asked; null where all was well */
  trouble: text(),
  troubleAt: instant(),
  /** when it last answered as it should */
  workedAt: instant(),
})

/** The hooks of ticket offices that were taken, so that one that is sent again changes nothing. */
export const hookDeliveries = pgTable(
  'hook_deliveries',
  {
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    /** the office's own id of the delivery, or the hash of what was sent */
    id: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'hook_deliveries_campaign_id', columns: [t.campaignId, t.id] }),
    index('hook_deliveries_at').on(t.at),
  ],
)

/** How often something happened in a campaign on a day of its time zone that leaves no row of its own. */
export const dailyCounts = pgTable(
  'daily_counts',
  {
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    /** as in `2026-11-29` */
    day: text().notNull(),
    step: text({ enum: ['launcher seen', 'opened'] }).notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ name: 'daily_counts_day', columns: [t.campaignId, t.day, t.step] })],
)
