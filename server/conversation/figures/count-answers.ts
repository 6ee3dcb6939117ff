import { type SQL, sql } from 'drizzle-orm'
import { answerScale, type Outcomes } from '../../rules/figures/figures.ts'
import { type Counting, gamesOf, type Window } from './window.ts'

/**
 * How often something became of a picture. `step`: the time of an answer, in steps of its scale; null for what has none.
 * `rebus` is its answer; null where that can no longer be found.
 */
export type Answered = {
  versionId: number
  rebus: string | null
  attempt: number
  verdict: keyof Outcomes
  step: number | null
  count: number
}

/** Counts the answers of the games that began in the window. */
export function countAnswers(counting: Counting, window: Window): Promise<Answered[]> {
  const isTimed = sql`answers.verdict in ('right', 'wrong') and answers.after_ms is not null`
  const key = sql`game.version_id, answers.asked, case when answers.asked is null then ${placeOf('answers.rebus')} end as place,
    answers.attempt, answers.verdict::text as verdict, case when ${isTimed} then answers.after_ms / ${sql.raw(String(answerScale.stepMs))} end as step`
  const columns = { verdict: sql<Answered['verdict']>`verdict`, step: sql<number | null>`step` }
  return counting.ask((db) =>
    db.select({ ...nameAndPicture, ...columns, count: sql<number>`count` }).from(
      sql`(
          select *, count(*)::int as count from (
            select ${key} from ${gamesOf(counting, window)} join answers on answers.participant_id = game.id
          ) as each group by 1, 2, 3, 4, 5, 6
        ) as answered`,
    ),
  )
}

/** The position in the quiz of what a game asks at this place. */
export const placeOf = (column: string): SQL => sql`coalesce(game.draw[${sql.raw(column)} + 1], ${sql.raw(column)})`

/** An answer from before it was noted what had been asked has the place of its rebus in its version. */
const nameInVersion = sql`(select quiz -> 'rebuses' -> place ->> 'answer' from quiz_versions where quiz_versions.id = version_id)`

export const nameAndPicture = {
  versionId: sql<number>`version_id`,
  rebus: sql<string | null>`coalesce(asked, ${nameInVersion})`,
  attempt: sql<number>`attempt`,
}

/** How many games of a version solved so many rebuses, and took so long for an answer: half of their answers took no longer. */
export type Played = { versionId: number; solved: number; step: number | null; count: number }

/** Counts the games for a prize that began in the window and were played to the end, by what they solved. */
export function countPlayed(counting: Counting, window: Window): Promise<Played[]> {
  const scale = sql.raw(String(answerScale.stepMs))
  const key = {
    versionId: sql<number>`version_id`,
    solved: sql<number>`solved`,
    step: sql<number | null>`step`,
  }
  return counting.ask((db) =>
    db
      .select({ ...key, count: sql<number>`count(*)::int` })
      .from(
        sql`(
          select game.id, game.version_id, (count(*) filter (where verdict = 'right'))::int as solved,
            floor(percentile_cont(0.5) within group (order by after_ms) filter (where verdict in ('right', 'wrong')) / ${scale})::int as step
          from ${gamesOf(counting, window)} join answers on answers.participant_id = game.id
          where game.is_over and game.kind = 'prize' group by game.id, game.version_id
        ) as played`,
      )
      .groupBy(...Object.values(key)),
  )
}
