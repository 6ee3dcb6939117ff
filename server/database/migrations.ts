import { fileURLToPath } from 'node:url'

/** Where drizzle-kit writes the migrations that both kinds of database run at start. */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))
