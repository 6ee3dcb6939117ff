import { sql } from 'drizzle-orm'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '../../server/store/database.ts'

/** Keeps a row in the folder that the command line names, then has PostgreSQL write where it cannot, which it does not survive. */
const folder = process.argv[2] ?? ''
const { db } = await openDatabase({ folder }, console.warn)
await db.execute(sql`insert into settings (key, value) values ('accepted', 'yes')`)
await mkdir(join(folder, 'pg_logical/replorigin_checkpoint.tmp'))
await db.execute(sql`checkpoint`).catch(console.log)
await db.execute(sql`select 1`)
console.log('went on')
