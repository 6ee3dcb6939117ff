import postgres from 'postgres'

/** How many events a game has, and how many of its answers count. */
const eventsOfGame = 20
const answersOfGame = 5

/** The games are spread evenly over so many days before now. */
const days = 3

/** One game in so many is for fun, wants to be called, has been put right, waits. */
const every = { fun: 20, callback: 10, given: 200, failed: 5_000 }
const freeCodes = 20_000
const unclear = 20_000
const lines = 20_000

export const filledGame = (games: number) => Math.floor(games / 2)
export const filledCall = (game: number) => `desk-${String(game).padStart(8, '0')}`
export const filledEnding = (game: number) => String(game).padStart(7, '0').slice(-4)

/**
 * Fills the first campaign of a database, which a server has made there, as a conference of three days would that is the largest
 * thinkable. Constraints between tables are not checked meanwhile.
 */
export async function fillDesk(databaseUrl: string, games: number): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql`set session_replication_role = replica`
    await sql`set synchronous_commit = off`
    await sql`select setseed(0.5)`
    await sql`truncate participants, visits, calls, callbacks, codes, deeds cascade`
    for (const statement of statements(games)) {
      await sql.unsafe(statement)
      process.stderr.write('.')
    }
    process.stderr.write('\n')
    await sql.unsafe('vacuum analyze')
  } finally {
    await sql.end()
  }
}

/** Returns how many games are in a database. */
export async function gamesIn(databaseUrl: string): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    const [found] = await sql`select count(*)::int as games from participants`
    return Number(found?.games)
  } finally {
    await sql.end()
  }
}

const reply = `'{"turn":1,"say":"Мимо. Вот вам рисунок понагляднее.","listen":null,"then":"listen","voice":{},"phrases":{}}'::json`
const oneOf = (words: readonly string[]) =>
  `(array[${words.map((word) => `'${word}'`).join(', ')}])[1 + floor(power(random(), 2) * ${words.length})::int]`
const answersAsked = ['дедлайн', 'пароль', 'оператор', 'автоответчик', 'колл-центр', 'кофе-брейк', 'зарядка', 'конференция']
/** What was heard: few words again and again, and very many once. */
const heard = `case when random() < 0.7 then ${oneOf(['кофе', 'срок', 'бот', 'робот', 'экран', 'телефон', 'логин', 'микро', 'конфа', 'центр'])} || ${oneOf(['', '', 'а', 'у', 'ом', 'ик'])}
  else 'слово ' || floor(random() * 20000)::int end`

function statements(games: number): string[] {
  const game = `from generate_series(1, ${games}) g`
  const startedAt = `(now() - (${games} - g + 400) * interval '${days} days' / ${games})`
  const endedAt = `${startedAt} + interval '3 minutes'`
  const phone = `'+7916' || lpad(g::text, 7, '0')`
  const call = `'desk-' || lpad(g::text, 8, '0')`
  const isForFun = `g % ${every.fun} = 7`
  const tier = `case when g % 100 < 2 then '100' when g % 100 < 10 then '30' when g % 100 < 40 then '20' else '10' end`
  const prize = (what: string) => `case when not (${isForFun}) then ${what} end`
  return [
    `insert into participants (id, campaign_id, version_id, kind, phone, visit_id, call_id, draw, seed, rebus, attempt, points, question, started_at, finished_at, tier_id, code, consent_version, consent_at, proof, proved_at, sms, copied_at, followed_at, withdrawn_at, prize_revoked_at)
     overriding system value
     select g, 1, 1, case when ${isForFun} then 'fun' else 'prize' end, ${prize(phone)}, g, ${call}, '{0,1,2,3,4}', g, 5, 0, 10 + g % 41, 15, ${startedAt}, ${endedAt},
       ${prize(tier)}, ${prize(`'C' || g`)}, ${prize(`'1'`)}, ${prize(startedAt)}, ${prize(`'caller ID'`)}, ${prize(startedAt)},
       ${prize(`case when g % ${every.failed} = 3 then 'failed' else 'sent' end`)}, case when g % 3 = 0 then ${endedAt} end, case when g % 5 = 0 then ${endedAt} end,
       case when g % ${every.given} = 4 then now() end, case when g % ${every.given} = 5 then now() end ${game}`,
    `insert into visits (id, token, campaign_id, phone, address_disguise, digits_at, consent_version, consent_at, participant_id, tells_game, entries, opened_at)
     overriding system value
     select g, 'desk-' || g, 1, ${phone}, 'hmac:' || (g % 50000), ${startedAt}, '1', ${startedAt}, case when g <= ${games} and not (${isForFun}) then g end, true, 12, ${startedAt} - interval '1 minute'
     from generate_series(1, ${Math.ceil(games * 1.3)}) g`,
    `insert into calls (id, campaign_id, direction, caller, called, session, part, participant_id, turn, reply, replied_at, pushes, started_at, answered_at, heard_at, ended_at, reason, hung_up_by, seconds)
     select ${call}, 1, case when g % ${every.callback} = 0 then 'outbound' else 'inbound' end, ${prize(phone)}, '78005553535', 'desk-' || g, 'code', g, 18, ${reply}, ${endedAt}, 0,
       ${startedAt}, ${startedAt}, ${endedAt}, ${endedAt}, 'the caller hung up', case when g % 7 = 0 then 'line' else 'caller' end, 180 ${game}`,
    `insert into events (call_id, seq, type, delivery, reply, turn, heard, confidence, reply_ms, tries, lost, at)
     select ${call}, n, case n when 1 then 'call.started' when 2 then 'call.answered' when ${eventsOfGame} then 'call.ended' else 'speech.heard' end,
       ${call} || '.' || n, ${reply}, case when n between 3 and ${eventsOfGame - 1} then n - 2 end, case when n between 3 and ${eventsOfGame - 1} then 'кофе' end,
       0.5 + random() / 2, case when n between 3 and ${eventsOfGame - 1} then (400 + random() * 900)::int end, 1, 0, ${startedAt} + n * interval '9 seconds'
     ${game} cross join generate_series(1, ${eventsOfGame}) n`,
    `insert into answers (participant_id, call_id, rebus, attempt, via, heard, verdict, reason, points, is_last, at, campaign_id, asked, after_ms, confidence)
     select g, ${call}, n, 0, case when is_right or n < 4 then 'voice' else 'typed' end::via, case when is_right then asked else ${heard} end,
       case when is_right then 'right' else 'wrong' end::verdict, 'no match', case when is_right then 10 else 0 end, true, ${startedAt} + (n + 1) * interval '30 seconds', 1, asked,
       (2000 + random() * 15000)::int, 0.4 + random() * 0.6
     from (select g, n, (array[${answersAsked.map((answer) => `'${answer}'`).join(', ')}])[1 + (g + n) % ${answersAsked.length}] as asked, random() < 0.4 + 0.05 * ((g + n) % 8) as is_right
       ${game} cross join generate_series(0, ${answersOfGame - 1}) n) as given`,
    `insert into entries (visit_id, number, "from", text, via, verdict, points, at)
     select g, n, case n % 2 when 0 then 'pavel' else 'visitor' end, case n % 2 when 0 then 'Мимо. Вот вам рисунок понагляднее.' else 'кофе' end,
       case n % 2 when 1 then 'voice'::via end, case n % 2 when 1 then 'wrong'::verdict end, 0, ${startedAt} + n * interval '9 seconds'
     ${game} cross join generate_series(1, 12) n`,
    `insert into codes (campaign_id, tier_id, code, participant_id, taken_at, added_at, revoked_at, spent_at)
     select 1, ${tier}, 'C' || g, g, ${endedAt}, now() - interval '9 days', case when g % ${every.given} in (4, 5) then now() end, case when g % 6 = 0 then now() end
     ${game} where not (${isForFun})`,
    `insert into codes (campaign_id, tier_id, code, added_at) select 1, ${tier}, 'FREE' || g, now() - interval '9 days' from generate_series(1, ${freeCodes}) g`,
    `insert into callbacks (id, campaign_id, visit_id, phone, address_disguise, requested_at, call_at, zone, called_at, ended_at, outcome)
     select ${call}, 1, g, ${phone}, 'hmac:' || (g % 50000), ${startedAt} - interval '1 minute', ${startedAt}, 'Europe/Moscow', ${startedAt}, ${endedAt},
       case when g % 30 = 0 then 'no answer' else 'talked' end ${game} where g % ${every.callback} = 0`,
    `insert into unclear_words (campaign_id, participant_id, call_id, asked, via, heard, confidence, at)
     select 1, g, ${call}, 'дедлайн', 'voice', ${oneOf(['давай другую', 'покажи ещё', 'хватит', 'громче', 'что дальше', 'назад'])}, random(), ${startedAt}
     from generate_series(${Math.max(1, games - unclear)}, ${games}) g`,
    `insert into deeds (at, name, role, what, game_id, about)
     select now() - (${lines} - g) * interval '10 seconds', 'Анна', 'operator', ${oneOf(['looked at a number', 'accepted an answer', 'gave an attempt back', 'took a table'])}, g, 'bench'
     from generate_series(1, ${lines}) g`,
    ...['participants', 'visits'].map(
      (table) => `select setval(pg_get_serial_sequence('${table}', 'id'), (select coalesce(max(id), 0) + 1 from ${table}))`,
    ),
  ]
}
