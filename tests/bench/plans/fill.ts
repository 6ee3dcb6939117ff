import postgres from 'postgres'

/** Rounds of a full game: an answer, and what Pavel says to it. With what comes before and after, a game has 25 events. */
const rounds = 22
const eventsOfGame = rounds + 3

/** The games are spread over so many days before now, evenly; a few of the oldest are older than that. */
export const filledDays = 100
const tooOld = 50

export const filledPhone = (game: number) => `+7900${String(game).padStart(7, '0')}`
export const filledCall = (game: number) => `game-${String(game).padStart(9, '0')}`

/**
 * Fills the tables anew, with full games and with what there is beside them in the middle of an evening: live
 * calls, lost games, visits that never called, callbacks that wait or are over. Constraints between tables are not checked meanwhile.
 * `leavesOut`: tables that nobody is going to read.
 */
export async function fill(databaseUrl: string, games: number, leavesOut: readonly string[] = []): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql`set session_replication_role = replica`
    await sql`set synchronous_commit = off`
    await sql`truncate participants, visits, calls, callbacks, limits, blocked_numbers cascade`
    const meant = statements(games).filter((text) => !leavesOut.some((table) => text.startsWith(`insert into ${table} `)))
    for (const [index, statement] of meant.entries()) {
      if (statement) await sql.unsafe(statement)
      if (index % 3 === 2) process.stderr.write('.')
    }
    process.stderr.write('\n')
    await sql.unsafe('vacuum analyze')
  } finally {
    await sql.end()
  }
}

const reply = `'{"turn":1,"say":"Мимо. Вот вам рисунок понагляднее.","listen":null,"then":"listen","voice":{},"phrases":{}}'::json`
/** The ids that the first campaign has, and its first version. */
const ids = { campaign: '1', quizVersion: '1', version: `'1'` }

function statements(games: number): string[] {
  const live = 50
  const lost = 20
  const all = games + live + lost
  const { campaign, quizVersion, version } = ids
  // Games are numbered by age: the first one is the oldest, and those after `games` are under way or lost.
  const startedAt = `(case when g > ${games} then now()
    else now() - interval '6 minutes' - (${games} - g) * interval '${filledDays} days' / ${Math.max(1, games - tooOld)} end)`
  const isOver = `g <= ${games}`
  const isForFun = `g % 20 = 7`
  const phone = `'+7900' || lpad(g::text, 7, '0')`
  const call = `'game-' || lpad(g::text, 9, '0')`
  const soon = `now() + interval '10 minutes'`
  const every = (from: number, to: number) => `from generate_series(${from}, ${to}) g`
  return [
    `insert into participants (id, campaign_id, version_id, kind, phone, visit_id, call_id, draw, seed, rebus, attempt, points, question, started_at, lost_at, finished_at, tier_id, code, sms, withdrawn_at)
     overriding system value
     select g, ${campaign}, ${quizVersion}, case when ${isForFun} then 'fun' else 'prize' end, case when not ${isForFun} then ${phone} end, g, ${call}, '{0,1,2,3,4}', g,
       case when ${isOver} then 5 else 2 end, 0, 30, case when ${isOver} then ${rounds} else 6 end, ${startedAt},
       case when g > ${games + live} then ${startedAt} end, case when ${isOver} then ${startedAt} + interval '5 minutes' end,
       case when ${isOver} and not ${isForFun} then '20' end, case when ${isOver} and not ${isForFun} then 'C' || g end,
       case when ${isOver} and not ${isForFun} then case when g % 5000 = 3 then 'failed' when g % 2 = 0 then 'sent' end end,
       case when g % 5000 = 4 then now() - interval '1 day' end
     ${every(1, all)}`,
    `insert into visits (id, token, campaign_id, phone, address_disguise, digits, digits_at, consent_version, consent_at, participant_id, tells_game, entries, opened_at)
     overriding system value
     select g, 'hash-' || g, ${campaign}, ${phone}, 'hmac:' || (g % 50000), null, ${startedAt}, ${version}, ${startedAt} - interval '1 minute',
       case when not ${isForFun} and g % 5000 <> 4 then g end, true, case when ${isOver} then ${2 * rounds + 5} else 10 end, ${startedAt} - interval '1 minute'
     ${every(1, all)}`,
    `insert into calls (id, campaign_id, direction, caller, called, control, session, part, participant_id, turn, reply, replied_at, pushes, started_at, answered_at, heard_at, ended_at, reason, hung_up_by, seconds)
     select ${call}, ${campaign}, case when g % 10 = 0 then 'outbound' else 'inbound' end, case when not ${isForFun} then ${phone} end, '78005553535', null, 'session-' || g,
       case when ${isOver} then 'code' else 'game' end, g, ${rounds}, ${reply}, ${startedAt} + interval '4 minutes', 0, ${startedAt}, ${startedAt},
       case when ${isOver} then ${startedAt} + interval '5 minutes' else ${startedAt} end, case when g not between ${games + 1} and ${games + live} then ${startedAt} + interval '5 minutes' end,
       'the caller hung up', 'caller', 300
     ${every(1, all)}`,
    `insert into events (call_id, seq, type, delivery, reply, turn, heard, confidence, reply_ms, tries, lost, at)
     select ${call}, n, case n when 1 then 'call.started' when 2 then 'call.answered' when ${eventsOfGame} then 'call.ended' else 'speech.heard' end,
       ${call} || '.' || n, ${reply}, case when n between 3 and ${eventsOfGame - 1} then n - 2 end, case when n between 3 and ${eventsOfGame - 1} then 'самолёт' end,
       0.9, 700, 1, 0, ${startedAt} + n * interval '10 seconds'
     ${every(1, all)} cross join generate_series(1, ${eventsOfGame}) n where n <= case when ${isOver} then ${eventsOfGame} else 8 end`,
    `insert into answers (participant_id, call_id, rebus, attempt, via, heard, verdict, reason, points, is_last, at)
     select g, ${call}, n / 3, n % 3, case when n % 5 = 4 then 'typed' else 'voice' end::via, 'самолёт', case when n % 3 = 2 then 'right' else 'wrong' end::verdict,
       'no match', 0, n % 3 = 2, ${startedAt} + (n + 3) * interval '10 seconds'
     ${every(1, all)} cross join generate_series(0, 14) n where n <= case when ${isOver} then 14 else 5 end`,
    `insert into entries (visit_id, number, "from", text, via, verdict, points, at)
     select g, n, case n % 2 when 0 then 'pavel' else 'visitor' end, case n % 2 when 0 then 'Мимо. Вот вам рисунок понагляднее.' else 'самолёт' end,
       case n % 2 when 1 then 'voice'::via end, case n % 2 when 1 then 'wrong'::verdict end, 0, ${startedAt} + n * interval '5 seconds'
     ${every(1, all)} cross join generate_series(1, ${2 * rounds + 5}) n where n <= case when ${isOver} then ${2 * rounds + 5} else 10 end`,
    `insert into codes (campaign_id, tier_id, code, participant_id, taken_at)
     select ${campaign}, '20', 'C' || g, g, ${startedAt} + interval '5 minutes' ${every(1, games)} where not ${isForFun}`,
    `insert into callbacks (id, campaign_id, visit_id, phone, address_disguise, requested_at, call_at, zone, called_at, ended_at, outcome)
     select ${call}, ${campaign}, g, ${phone}, 'hmac:' || (g % 50000), ${startedAt} - interval '1 minute', ${startedAt}, 'Europe/Moscow', ${startedAt},
       ${startedAt} + interval '5 minutes', case when g % 30 = 0 then 'no answer' else 'talked' end ${every(1, games)} where g % 10 = 0`,
    `insert into visits (id, token, campaign_id, phone, address_disguise, digits, digits_at, consent_version, consent_at, tells_game, entries, opened_at)
     overriding system value
     select ${all} + g, 'alone-' || g, ${campaign}, '+7901' || lpad(g::text, 7, '0'), 'hmac:' || (g % 50000), case when h < 60 then lpad(h::text, 4, '0') end,
       opened, ${version}, opened, true, 2, opened
     from (select g, ${Math.ceil(games / 10)} - g as h, now() - (${Math.ceil(games / 10)} - g) * interval '${filledDays} days' / ${Math.max(1, Math.ceil(games / 10) - 5)} as opened ${every(1, Math.ceil(games / 10))}) g`,
    `insert into entries (visit_id, number, "from", text, at)
     select ${all} + g, n, 'pavel', 'Записал.', now() - interval '1 hour' ${every(1, Math.ceil(games / 10))} cross join generate_series(1, 2) n`,
    `insert into callbacks (id, campaign_id, visit_id, phone, address_disguise, requested_at, call_at, zone)
     select 'waits-' || g, ${campaign}, ${all} + ${Math.ceil(games / 10)} - g, '+7902' || lpad(g::text, 7, '0'), 'hmac:' || g, now() - interval '5 minutes', now() + interval '8 hours', 'Europe/Moscow' ${every(1, 30)}`,
    // Filling takes a while, and then there is more to measure: what is under way has just begun after that.
    `update calls set started_at = ${soon}, answered_at = ${soon}, replied_at = ${soon}, heard_at = ${soon} where id > 'game-${String(games).padStart(9, '0')}'`,
    `update participants set started_at = ${soon}, lost_at = case when lost_at is not null then ${soon} end where id > ${games}`,
    `insert into blocked_numbers (disguise, blocked_at) select 'hmac:blocked-' || g, now() ${every(1, 1000)}`,
    `insert into limits (key, points, expire) select 'visits of number:hmac:' || g, 1, now() + interval '1 hour' ${every(1, 5000)}`,
    ...['participants', 'visits', 'answers', 'codes'].map(
      (table) => `select setval(pg_get_serial_sequence('${table}', 'id'), (select coalesce(max(id), 0) + 1 from ${table}))`,
    ),
  ]
}
