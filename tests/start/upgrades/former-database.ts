import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PgBoss, type QueuePolicy } from 'pg-boss'
import postgres from 'postgres'
import { openDatabase } from '../../../server/store/database.ts'
import { scratch } from '../../run/scratch.ts'

/** What a former version has left beside its rows: when, the code that it gave, the tokens of the open pages, the jobs of its queue. */
export type Left = {
  at: string
  code: string
  tokens: { live: string; lost: string; won: string; came: string; asked: string | null }
  jobs: { name: string; policy: QueuePolicy }[]
}

const folder = import.meta.dirname

/** Returns the numbers of the last migrations of the versions that have left a database here. */
export const formerSchemas = (): string[] => [...new Bun.Glob('*.sql').scanSync(folder)].map((file) => file.slice(0, 4)).sort()

/** Makes the empty database at `url` what the version with this schema has left a moment ago. */
export async function leaveDatabase(url: string, schema: string): Promise<Left> {
  const text = readFileSync(join(folder, `${schema}.sql`), 'utf8')
  const left: Left = JSON.parse(text.slice('-- '.length, text.indexOf('\n')))
  const client = postgres(url, { max: 1, onnotice: () => {} })
  await migrate(drizzle(client), { migrationsFolder: migrationsUntil(schema) })
  await client.unsafe(`set session_replication_role = replica;\n${text}\n;set session_replication_role = origin`)
  await client.unsafe(movedToNow(left.at))
  await client.end()
  if (left.jobs.length > 0) await leaveJobs(url, left)
  return left
}

/** The migrations up to this one, in a folder of their own. */
function migrationsUntil(number: string): string {
  const migrations = scratch.path(`migrations-${number}`)
  cpSync('drizzle', migrations, { recursive: true })
  const path = join(migrations, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8'))
  const entries = journal.entries.filter(({ tag }: { tag: string }) => tag.slice(0, 4) <= number)
  writeFileSync(path, JSON.stringify({ ...journal, entries }))
  return migrations
}

/** Otherwise everybody would have been away for longer than a game waits, and what was due later would be due at once. */
const movedToNow = (at: string, tables = "table_schema = 'public'") => `do $$ declare found record; begin
  for found in select table_schema, table_name, column_name from information_schema.columns
    where ${tables} and data_type = 'timestamp with time zone'
  loop
    execute format('update %1$I.%2$I set %3$I = %3$I + (now() - %4$L::timestamptz)',
      found.table_schema, found.table_name, found.column_name, '${at}');
  end loop;
end $$`

/** Queues whose names have changed since exist only where a former version made them. */
async function leaveJobs(url: string, { at, jobs }: Left): Promise<void> {
  const database = await openDatabase({ url, folder: '' })
  const { db, kind } = database.queue
  const boss = new PgBoss({ db, backend: kind, schedule: false, supervise: false, registerInstance: false })
  await boss.start()
  for (const { name, policy } of jobs) await boss.createQueue(name, { policy })
  await db.executeSql('insert into pgboss.job select * from json_populate_recordset(null::pgboss.job, $1::json)', [
    JSON.stringify(jobs),
  ])
  await db.executeSql(movedToNow(at, "table_schema = 'pgboss' and table_name = 'job'"))
  await boss.stop({ graceful: false })
  await database.close()
}
