import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { campaigns } from './campaigns.ts'
import { instant } from './instant-column.ts'
import { visits } from './players.ts'

/**
 * talked: answered by a person who gave the page's digits · unproved: answered, but nobody gave the digits · called off: cancelled
 * by the visitor, or by the visitor's own call · blocked: the number's owner does not want calls · ceiling: the day had its share of
 * calls · the others: why nobody was reached
 */
const outcomes = [
  'talked',
  'unproved',
  'called off',
  'busy',
  'no answer',
  'refused',
  'unavailable',
  'machine',
  'impossible',
  'no money',
  'limit',
  'failed',
  'blocked',
  'ceiling',
] as const

/** Callbacks that visitors requested, and their outcomes. Each leads to at most one call, which has the same id. */
export const callbacks = pgTable(
  'callbacks',
  {
    id: text().primaryKey(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    visitId: integer()
      .notNull()
      .references(() => visits.id),
    phone: text().notNull(),
    /** the pseudonym of the network address that asked, as in the visit */
    addressDisguise: text(),
    requestedAt: instant().notNull(),
    /** the earliest time to call: after the pause between tries, and within the call hours of the number's time zone, `zone` */
    callAt: instant().notNull(),
    zone: text().notNull(),
    /** when its turn came and the call was ordered */
    calledAt: instant(),
    /** the session URL, as returned when the call was ordered */
    sessionUrl: text('control'),
    /** the queue's job that has taken it to order its call; a retry of that job orders the same call again */
    takenBy: text(),
    endedAt: instant(),
    outcome: text({ enum: outcomes }),
  },
  (t) => [
    uniqueIndex('callbacks_phone')
      .on(t.campaignId, t.phone)
      .where(sql`${t.endedAt} is null`),
    index('callbacks_waiting')
      .on(t.campaignId, t.callAt)
      .where(sql`${t.calledAt} is null and ${t.endedAt} is null`),
    index('callbacks_number').on(t.phone),
    index('callbacks_address').on(t.addressDisguise, t.calledAt),
    index('callbacks_called').on(t.calledAt),
    index('callbacks_taken').on(t.takenBy),
    index('callbacks_visit').on(t.visitId),
    index('callbacks_requested').on(t.requestedAt),
    index('callbacks_ended').on(t.campaignId, t.endedAt),
  ],
)

/** The numbers, by their pseudonyms, whose owners do not want to be called again, whichever campaign it is for. */
export const blockedNumbers = pgTable('blocked_numbers', { disguise: text().primaryKey(), blockedAt: instant().notNull() })
