import { type SQL, sql } from 'drizzle-orm'
import type { Standing } from '../../rules/figures/figures.ts'
import { type Counting, dayOfTime, gamesOf, spentAt, type Window, within } from './window.ts'

/** How many stand somewhere, of those whose way began on this day. */
export type StandingOfDay = Standing & { day: string }

/** Counts where the games stand that began in the window. */
export function countGames(counting: Counting, window: Window): Promise<StandingOfDay[]> {
  const byMessage = sql.raw(counting.isPrizeByMessage ? 'true' : 'false')
  const place = sql`case
    when game.is_over and game.kind = 'fun' then 'for fun'
    when game.is_over and game.code is null then 'no code'
    when game.is_over and (coalesce(game.copied_at, game.followed_at, spent.at) is not null) then 'took the code'
    when game.is_over then case when ${byMessage} then 'by message' else 'not copied' end
    when game.finished_at is not null then case when game.question = 0 then 'no answer' else 'left' end
    when game.lost_at is not null then 'may return'
    else 'plays' end`
  const where = (column: string) => sql`case when ${place} in ('left', 'may return') then ${sql.raw(column)} end`
  return count(
    counting,
    sql`
      select ${place} as place, ${where('game.rebus')} as rebus, ${where('game.attempt')} as attempt,
        ${dayOfTime('game.started_at', counting)} as day
      from ${gamesOf(counting, window)} left join lateral ${spentAt} as spent on true`,
  )
}

/** Counts the attempts that were given back, of those that began in the window. */
export function countGivenBack(counting: Counting, window: Window): Promise<StandingOfDay[]> {
  const games = gamesOf(counting, window, { isWithdrawn: true })
  return count(
    counting,
    sql`select 'given back' as place, ${nowhere}, ${dayOfTime('game.started_at', counting)} as day from ${games}`,
  )
}

const nowhere = sql.raw('null::integer as rebus, null::integer as attempt')

/**
 * Counts where the visits stand that led to no game, of those that were opened in the window. A visit that was played in for fun, or
 * whose attempt was given back, is counted with that game.
 */
export function countVisitsWithoutGame(counting: Counting, window: Window): Promise<StandingOfDay[]> {
  const called = sql`exists (select from calls where calls.caller = visits.phone and calls.campaign_id = visits.campaign_id
    and (calls.direction = 'inbound' or calls.answered_at is not null))`
  const asked = (condition: SQL) => sql`exists (select from callbacks where callbacks.visit_id = visits.id and ${condition})`
  const place = sql`case
    when ${called} then 'no digits'
    when visits.digits is not null or ${asked(sql`ended_at is null`)} then 'may call'
    when ${asked(sql`outcome <> 'called off'`)} then 'not reached'
    else 'never called' end`
  return count(
    counting,
    sql`
      select ${place} as place, ${nowhere}, ${dayOfTime('visits.consent_at', counting)} as day from visits
      where campaign_id = ${counting.campaignId} and participant_id is null and ${within('opened_at', window)}
        and not exists (select from participants where participants.visit_id = visits.id)`,
  )
}

async function count({ ask }: Counting, rows: SQL): Promise<StandingOfDay[]> {
  const key = {
    place: sql<Standing['place']>`place`,
    rebus: sql<number | null>`rebus`,
    attempt: sql<number | null>`attempt`,
    day: sql<string>`day`,
  }
  return ask((db) =>
    db
      .select({ ...key, count: sql<number>`count(*)::int` })
      .from(sql`(${rows}) as standing`)
      .groupBy(...Object.values(key)),
  )
}
