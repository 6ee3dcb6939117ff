import { sql } from 'drizzle-orm'
import { campaigns, pictures, quizDrafts, quizVersions } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'

/** A form that names a picture may be open for as long, before it is saved. */
const keptMs = 24 * 3600_000

/**
 * Deletes the pictures that were added more than a day ago and that no version, no draft and no settings name. Returns how many. Several
 * servers may do so at once.
 */
export async function removeUnusedPictures(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs).toISOString()
  const removed = await db
    .delete(pictures)
    .where(sql`${pictures.addedAt} < ${before} and ${pictures.name} not in (${named})`)
    .returning({ name: pictures.name })
  return removed.length
}

/** Names of pictures look like nothing else, so it does not matter where in a text they are. */
const pattern = '[0-9a-f]{64}[.](?:webp|svg)'

const named = sql.join(
  [
    [quizVersions, quizVersions.quiz],
    [quizDrafts, quizDrafts.quiz],
    [campaigns, campaigns.settings],
  ].map(([table, column]) => sql`select found[1] from ${table}, regexp_matches(${column}::text, ${pattern}, 'g') found`),
  sql` union all `,
)
