import { timestamp } from 'drizzle-orm/pg-core'

/** Returns a column for a point in time, independent of time zones. */
export const instant = () => timestamp({ withTimezone: true })
