import { sql } from 'drizzle-orm'
import type { Step, WayToCall } from '../../rules/figures/figures.ts'
import { type Counting, dayOfTime, gamesOf, spentAt, type Window, within } from './window.ts'

/** How often a step was taken on a day. */
export type Taken = { step: Step | WayToCall; day: string; count: number }

/**
 * Counts the steps of games that began in the window, by the day of each step. A game whose person has been forgotten goes on counting,
 * also for the number that was given: its visit is gone, and 0 stands in its place.
 */
export function countStepsOfGames(counting: Counting, window: Window): Promise<Taken[]> {
  const call = `case game.proof when 'caller ID' then 'inbound' when 'digits' then 'callback'
    else case calls.direction when 'outbound' then 'callback' else 'inbound' end end`
  return take(
    counting,
    sql`
      select step, ${dayOfTime('happened.at', counting)} as day from ${gamesOf(counting, window)}
      left join calls on calls.id = game.call_id
      left join answers as first on first.participant_id = game.id and first.rebus = 0 and first.attempt = 0
      left join lateral ${spentAt} as spent on true
      cross join lateral (values
        (${sql.raw(call)}, game.started_at),
        ('number given', case when game.visit_id = 0 then game.started_at end),
        ('paired', game.started_at),
        ('first answer', first.at),
        ('finished', case when game.is_over then game.finished_at end),
        ('code copied', game.copied_at),
        ('link followed', game.followed_at),
        ('bought', spent.at)
      ) as happened (step, at) where happened.at is not null`,
  )
}

/** Counts the numbers that were given in visits whose games began in the window. The day is that of the consent: it never moves. */
export function countNumbersOfGames(counting: Counting, window: Window): Promise<Taken[]> {
  return take(
    counting,
    sql`
      select 'number given' as step, ${dayOfTime('visits.consent_at', counting)} as day from ${gamesOf(counting, window)}
      join visits on visits.participant_id = game.id`,
  )
}

/** Counts the numbers of visits without a game for a prize that were opened in the window. */
export function countNumbersWithoutGame(counting: Counting, window: Window): Promise<Taken[]> {
  return take(
    counting,
    sql`
      select 'number given' as step, ${dayOfTime('consent_at', counting)} as day from visits
      where campaign_id = ${counting.campaignId} and participant_id is null and ${within('opened_at', window)}`,
  )
}

async function take({ ask }: Counting, rows: ReturnType<typeof sql>): Promise<Taken[]> {
  const columns = { step: sql<Taken['step']>`step`, day: sql<string>`day`, count: sql<number>`count(*)::int` }
  return ask((db) =>
    db
      .select(columns)
      .from(sql`(${rows}) as taken`)
      .groupBy(sql`step`, sql`day`),
  )
}

/** Reads what was counted on a day without a row for each. */
export function readDailyCounts({ campaignId, ask }: Counting, day: string): Promise<Taken[]> {
  const columns = { step: sql<Taken['step']>`step`, day: sql<string>`day`, count: sql<number>`count` }
  return ask((db) =>
    db
      .select(columns)
      .from(sql`daily_counts`)
      .where(sql`campaign_id = ${campaignId} and day = ${day}`),
  )
}
