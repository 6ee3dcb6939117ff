import { sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { migrateTo, newestVersion, readVersion } from './migrations.ts'
import { rowsOf } from './rows.ts'

/** In `settings`: the pseudonyms of those whom a server has to erase again, as a JSON array. */
export const eraseAgainKey = 'erase again'

/** What happened in a database after a backup and must not be undone by restoring it. */
export type Since = { erased: number; blocked: number; codes: number }

/**
 * Remembers, until the transaction ends, what the database must not forget when a backup takes its place: who was erased, who wants no
 * calls, and which codes have been given or taken out. Returns whether there is anything to remember it from.
 */
export async function rememberSince(tx: Db): Promise<boolean> {
  if ((await readVersion(tx)) === 0) return false
  await migrateTo(tx, newestVersion())
  for (const [name, query] of Object.entries(remembered))
    await tx.execute(sql.raw(`create temp table ${name} on commit drop as ${query}`))
  return true
}

const erasures = `select id, at, number_disguise as disguise from deeds where what = 'erased a person' and number_disguise is not null`

const remembered = {
  erased_since: erasures,
  blocked_since: 'select disguise, blocked_at from blocked_numbers',
  codes_since: `select c.address, k.code from codes k join campaigns c on c.id = k.campaign_id
    where k.participant_id is not null or k.revoked_at is not null or k.withdrawn_at is not null`,
}

/** Applies what was remembered to the rows that have been put in, which are of the newest schema. Erasing is left to the next server. */
export async function applySince(tx: Db): Promise<Since> {
  await tx.execute(sql.raw(`delete from erased_since where (id, at, disguise) in (${erasures})`))
  await tx.execute(sql`
    insert into settings (key, value)
    select ${eraseAgainKey}::text, json_agg(distinct disguise)::text from erased_since having count(*) > 0
    on conflict (key) do update set value = excluded.value`)
  return {
    erased: await count(tx, 'select distinct disguise from erased_since'),
    blocked: await count(tx, 'insert into blocked_numbers select * from blocked_since on conflict do nothing returning 1'),
    codes: await count(tx, withdrawing),
  }
}

const withdrawing = `update codes k set withdrawn_at = now() from codes_since s join campaigns c on c.address = s.address
  where k.campaign_id = c.id and k.code = s.code and k.participant_id is null and k.withdrawn_at is null returning 1`

async function count(tx: Db, query: string): Promise<number> {
  const [found] = await rowsOf<{ rows: string }>(
    tx,
    sql.raw(`with changed as (${query}) select count(*)::text as rows from changed`),
  )
  return Number(found?.rows ?? 0)
}
