import { type SQL, sql } from 'drizzle-orm'
import { replyScale, type WayToCall } from '../../rules/figures/figures.ts'
import { type Counting, dayOfTime, type Window, within } from './window.ts'

/** Which calls are counted: those that ended in the window and, in that of the present day, those that are under way. */
export type Calls = { window: Window; isToday: boolean }

const chosen = ({ campaignId }: Counting, { window, isToday }: Calls): SQL =>
  isToday
    ? sql`campaign_id = ${campaignId} and ((${within('ended_at', window)}) or ended_at is null)`
    : sql`campaign_id = ${campaignId} and ${within('ended_at', window)}`

/** Who called, or picked up, without a game. `hasPage`: some page has their number. A number that is hidden is taken for having one. */
export type Caller = { step: WayToCall; hasPage: boolean; day: string; count: number }

/**
 * Counts the people who called, or picked up, and have never played. Whoever hides the number is a person for each call. The first-call
 * check calls nobody.
 */
export function countCallersWithoutGame(counting: Counting, calls: Calls): Promise<Caller[]> {
  const hasGame = sql`exists (select from participants where participants.campaign_id = call.campaign_id
    and participants.phone = call.caller and participants.started_at is not null and participants.withdrawn_at is null)`
  const hasPage = sql`caller is null or exists (select from visits where visits.campaign_id = call.campaign_id and visits.phone = call.caller)`
  const key = { step: sql<WayToCall>`step`, hasPage: sql<boolean>`has_page`, day: sql<string>`day` }
  return counting.ask((db) =>
    db
      .select({ ...key, count: sql<number>`count(distinct person)::int` })
      .from(
        sql`(
          select case direction when 'inbound' then 'inbound' else 'callback' end as step, ${hasPage} as has_page,
            ${dayOfTime('started_at', counting)} as day, coalesce(caller, id) as person
          from (
            select * from calls where ${chosen(counting, calls)} and participant_id is null and erased_at is null
              and (direction = 'inbound' or answered_at is not null)
          ) as call
          where not ${hasGame} and not exists (select from checks where checks.call_id = call.id)
        ) as caller`,
      )
      .groupBy(...Object.values(key)),
  )
}

/** How many replies took so long, in steps of their scale. */
export type Replies = { day: string; step: number; count: number }

/** Counts the times from the end of the caller's words to Pavel's reply. */
export function countReplies(counting: Counting, calls: Calls): Promise<Replies[]> {
  const key = { day: sql<string>`day`, step: sql<number>`step` }
  const scale = sql.raw(String(replyScale.stepMs))
  return counting.ask((db) =>
    db
      .select({ ...key, count: sql<number>`count(*)::int` })
      .from(
        sql`(
          select ${dayOfTime('events.at', counting)} as day, events.reply_ms / ${scale} as step
          from (select id from calls where ${chosen(counting, calls)}) as call
          join events on events.call_id = call.id where events.reply_ms is not null
        ) as reply`,
      )
      .groupBy(...Object.values(key)),
  )
}
