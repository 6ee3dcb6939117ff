import { sql } from 'drizzle-orm'
import type { Db } from '../../server/store/database.ts'

const numbering = 'entries are numbered without gaps'

/** Each query selects the rows that break one rule of the game. */
const rules: Record<string, string> = {
  'each number has one participant':
    "select phone from participants where withdrawn_at is null and kind = 'prize' group by campaign_id, phone having count(*) > 1",
  'only who has proved a number plays for a prize': `select id from participants where (kind = 'fun') <> (phone is null)
     union all select p.id from participants p left join codes c on c.participant_id = p.id
     where p.kind = 'fun' and (p.tier_id is not null or p.code is not null or c.id is not null)`,
  'a browser plays one game for fun at a time':
    "select visit_id from participants where kind = 'fun' and finished_at is null group by visit_id having count(*) > 1",
  'points are the sum of the points of the answers':
    'select p.id from participants p left join answers a on a.participant_id = p.id group by p.id having p.points <> coalesce(sum(a.points), 0)',
  'each answer counts once':
    'select p.id from participants p left join answers a on a.participant_id = p.id group by p.id having p.question <> count(a.id)',
  'a rebus ends once, after at most three attempts': `select participant_id from answers group by participant_id, rebus having count(*) filter (where is_last) > 1 or count(*) > 3
     or count(distinct attempt) < count(*)`,
  'a code has one owner, and an owner has one code': `select p.id from participants p left join codes c on c.participant_id = p.id group by p.id
     having count(c.id) filter (where c.revoked_at is null) > 1 or (p.code is not null and bool_or(c.code = p.code) is not true)
     or (p.code is null and count(c.id) filter (where c.revoked_at is null) > 0)`,
  'a code is given once': 'select code from participants where code is not null group by campaign_id, code having count(*) > 1',
  'a bounded tier counts what it gives': `select g.tier_id from prizes_given g left join codes c on c.campaign_id = g.campaign_id and c.tier_id = g.tier_id
     group by g.campaign_id, g.tier_id, g.given having g.given <> count(c.participant_id) filter (where c.revoked_at is null)`,
  [numbering]: `select v.id from visits v left join entries e on e.visit_id = v.id group by v.id
     having v.entries <> count(e.number) or coalesce(max(e.number), 0) <> count(e.number) or coalesce(min(e.number), 1) <> 1`,
  'a number has at most one pending callback':
    'select phone from callbacks where ended_at is null group by campaign_id, phone having count(*) > 1',
  'no callback is pending for a finished game': `select c.id from callbacks c join participants p on p.campaign_id = c.campaign_id and p.phone = c.phone
     where c.ended_at is null and p.finished_at is not null and p.withdrawn_at is null`,
  'no callback is pending for an ended call':
    'select c.id from callbacks c join calls l on l.id = c.id where c.ended_at is null and l.ended_at is not null',
  'exactly the finished games have a prize': `select id from participants
     where (kind = 'prize' and (finished_at is null) <> (tier_id is null) and withdrawn_at is null) or (code is not null and tier_id is null)`,
  'the code of a withdrawn game, and no other that a game has, is void': `select p.id from participants p join codes c on c.participant_id = p.id
     where c.code = p.code and (p.withdrawn_at is null) <> (c.revoked_at is null)`,
  'a withdrawn game is over':
    'select id from participants where withdrawn_at is not null and (finished_at is null or lost_at is not null)',
  'a game and its visit point to each other': `select p.id from participants p left join visits v on v.id = p.visit_id where v.participant_id is distinct from p.id and p.withdrawn_at is null and p.kind = 'prize'
     union all select v.id from visits v join participants p on p.id = v.participant_id where p.visit_id <> v.id`,
  'the call of a game belongs to its participant':
    'select p.id from participants p left join calls l on l.id = p.call_id where l.participant_id is distinct from p.id',
  'a game whose call has ended knows since when it waits': `select p.id from participants p join calls l on l.id = p.call_id
     where p.finished_at is null and p.started_at is not null and l.ended_at is not null and p.lost_at is null`,
}

/**
 * Returns each broken rule with the rows that break it. `hasGaps` skips the rule about numbering: giving another number deletes
 * the entries about the first.
 */
export async function faultsIn(db: Db, { hasGaps = false } = {}): Promise<string[]> {
  const faults: string[] = []
  for (const [rule, query] of Object.entries(rules)) {
    if (hasGaps && rule === numbering) continue
    const found = (await db.execute(sql.raw(query))) as unknown
    const rows = Array.isArray(found) ? found : (found as { rows: unknown[] }).rows
    if (rows.length > 0) faults.push(`${rule}: ${JSON.stringify(rows.slice(0, 5))} (${rows.length} rows in all)`)
  }
  return faults
}
