import { sql } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { clockOf, dayOf, daysBetween } from '../../rules/figures/figures.ts'
import { lengthOf } from '../../rules/quiz/quiz.ts'
import { alone, type GameContext, patienceMs, waitAMoment } from '../../store/store.ts'
import { countDay, type DayFigures } from './count-day.ts'
import type { Counting } from './window.ts'

/**
 * The days of the campaign that have been counted, and how many are still to be; null where that is not known yet. `isCounting`: a count
 * is under way, so that newer ones come.
 */
export type Counted = { days: Map<string, DayFigures>; missing: number | null; isCounting: boolean }

/** Today and yesterday are counted again after a minute. On the days before them, little happens any more. */
const freshMs = 60_000
const oldDayFreshMs = 10 * 60_000

/**
 * The figures of one campaign, day by day, as this server has counted them. Nobody waits for a count that takes long: they see the one
 * before, and how old it is.
 */
export class KeptFigures {
  readonly #stopping: AbortSignal
  #days = new Map<string, DayFigures>()
  #zone = ''
  /** all days of the campaign; null before they are known */
  #all: string[] | null = null
  #counting: Promise<void> | null = null

  constructor(stopping: AbortSignal) {
    this.#stopping = stopping
  }

  /** Returns what has been counted. Counts anew what is old, and waits for that a moment. */
  async read(context: GameContext): Promise<Counted> {
    await waitAMoment(this.count(context))
    return { days: this.#days, missing: this.#missing(), isCounting: this.#counting !== null }
  }

  /** Counts what has not been counted, or is old. A count that is under way is shared. Throws when the database does not answer. */
  count(context: GameContext): Promise<void> {
    this.#counting ??= this.#countOld(context).finally(() => {
      this.#counting = null
    })
    return this.#counting
  }

  /** Counts what has never been counted, unless the server stops meanwhile. */
  async warm(context: GameContext): Promise<void> {
    if (this.#missing() === 0) return
    await this.count(context).catch((error: unknown) => {
      if (!this.#stopping.aborted) throw error
    })
  }

  #missing(): number | null {
    return this.#all && this.#all.filter((day) => !this.#days.has(day)).length
  }

  async #countOld(context: GameContext): Promise<void> {
    const counting = countingOf(context, this.#stopping)
    this.#keepDaysOf(counting.zone)
    this.#all = await daysOf(counting, context.now())
    for (const [index, day] of this.#all.entries())
      if (this.#isDue(day, index, context.now()))
        this.#days.set(day, await countDay(counting, day, { at: context.now(), isToday: index === 0 }))
  }

  /** Another time zone has other days. */
  #keepDaysOf(zone: string): void {
    if (zone !== this.#zone) this.#days = new Map()
    this.#zone = zone
  }

  #isDue(day: string, index: number, now: Date): boolean {
    const countedAt = this.#days.get(day)?.countedAt
    const ageMs = countedAt ? now.getTime() - countedAt.getTime() : Infinity
    return ageMs >= (index < 2 ? freshMs : oldDayFreshMs)
  }
}

/** Nobody has played before. */
const firstMoment = new Date('2020-01-01T00:00:00Z')

function countingOf({ db, campaignId, schedule, quiz, isPrizeByMessage, now }: GameContext, stopping: AbortSignal): Counting {
  const begunAt = performance.now()
  const zone = schedule.timeZone
  return {
    campaignId,
    zone,
    clock: clockOf(zone, { from: firstMoment, to: now() }),
    length: lengthOf(quiz, { draw: null }),
    isPrizeByMessage,
    async ask(statement) {
      stopping.throwIfAborted()
      const askedAt = performance.now()
      if (askedAt - begunAt < patienceMs) return statement(db)
      const rows = await alone(db, statement)
      await wait(performance.now() - askedAt, undefined, { ref: false })
      return rows
    },
  }
}

/** Returns the days from the first on which anything happened to the present one, which comes first. */
async function daysOf(counting: Counting, now: Date): Promise<string[]> {
  const { campaignId, zone, ask } = counting
  const today = dayOf(now, zone)
  const ofGames = (kind: 'prize' | 'fun') =>
    sql`(select min(started_at) from participants where campaign_id = ${campaignId} and kind = ${kind})`
  const firstAt = sql<number | null>`extract(epoch from least(
    ${ofGames('prize')}, ${ofGames('fun')},
    (select min(ended_at) from calls where campaign_id = ${campaignId}),
    (select min(opened_at) from visits where campaign_id = ${campaignId} and participant_id is null)
  )) * 1000`.mapWith(Number)
  const counted = sql<string | null>`(select min(day) from daily_counts where campaign_id = ${campaignId})`
  const columns = { ms: firstAt.as('ms'), counted: counted.as('counted') }
  const [found] = await ask((db) => db.select(columns).from(sql`(values (1)) as one`))
  const ofRows = found?.ms == null ? today : dayOf(new Date(found.ms), zone)
  const first = found?.counted && found.counted < ofRows ? found.counted : ofRows
  const all = daysBetween(first, today)
  return all.length > 0 ? all : [today]
}
