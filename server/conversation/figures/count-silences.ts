import { sql } from 'drizzle-orm'
import { nameAndPicture, placeOf } from './count-answers.ts'
import { type Counting, gamesOf, type Window } from './window.ts'

/** How often nobody said anything before a picture. */
export type Silent = { versionId: number; rebus: string | null; attempt: number; count: number }

/**
 * Counts the silences in the games that began in the window, by the picture that was answered next, or at which the game stands. A call
 * whose person has been forgotten no longer names its game, but its answers name both.
 */
export function countSilences(counting: Counting, window: Window): Promise<Silent[]> {
  const ofGame = sql`(select id from calls where participant_id = game.id union select call_id from answers where participant_id = game.id)`
  const next = sql`(
    select asked, rebus, attempt from answers where participant_id = game.id and at > events.at order by at limit 1
  )`
  const key = sql`game.version_id, next.asked, case when next.asked is null then ${placeOf('position.rebus')} end as place, position.attempt`
  return counting.ask((db) =>
    db.select({ ...nameAndPicture, count: sql<number>`count` }).from(
      sql`(
        select *, count(*)::int as count from (
          select ${key} from ${gamesOf(counting, window)}
          cross join lateral ${ofGame} as call
          join events on events.call_id = call.id and events.type = 'silence' and events.at >= game.started_at
          left join lateral ${next} as next on true
          cross join lateral (
            select coalesce(next.rebus, game.rebus) as rebus, coalesce(next.attempt, game.attempt) as attempt
          ) as position
          where position.rebus < coalesce(cardinality(game.draw), ${counting.length})
        ) as each group by 1, 2, 3, 4
      ) as silent`,
    ),
  )
}
