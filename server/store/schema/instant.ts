import { timestamp } from 'drizzle-orm/pg-core'

/** A moment, whatever the time zone. */
export const instant = () => timestamp({ withTimezone: true })
