import { pgTable, text } from 'drizzle-orm/pg-core'

/** The tables, and how they are called in the code; the migrations under `drizzle/` are made from them. */
export { callbacks } from './schema/callbacks.ts'
export { calls, checks, events } from './schema/calls.ts'
export { limits } from './schema/limits.ts'
export { codes, participants, visits } from './schema/players.ts'
export { answers, entries, verdict, via } from './schema/transcript.ts'

/** What the server makes for itself once and keeps: its secrets. */
export const settings = pgTable('settings', { key: text().primaryKey(), value: text().notNull() })
