import { sql } from 'drizzle-orm'
import type { Moment } from '../game/world.ts'

/** What waits in the queue for somebody who is erased; the queue's tables are there only where one has ever been used. */
export async function eraseJobs({ tx }: Pick<Moment, 'tx'>, ids: string[]): Promise<void> {
  const [queue] = await tx.select({ exists: sql<boolean>`to_regclass('pgboss.job') is not null` }).from(sql`(values (1)) as one`)
  if (queue?.exists && ids.length > 0) await tx.execute(sql`delete from pgboss.job where data ->> 'id' in ${ids}`)
}
