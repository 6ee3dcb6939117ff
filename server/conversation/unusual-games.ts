import { and, count, desc, eq, gt, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { maskNumber } from '../rules/phone-number/phone-number.ts'
import {
  fastestAnswerMs,
  findOddities,
  type Oddity,
  type PlayedGame,
  type Rates,
  ratesOf,
  rebusesOf,
  secondsToWin,
  usualRates,
} from '../rules/quiz/quiz.ts'
import { answers, participants, visits } from '../store/schema/schema.ts'
import type { GameContext } from '../store/store.ts'

/**
 * A game that looks as if it was not played by a person, or not by its own. `number` is masked and null when it has been erased,
 * `address` the beginning of a pseudonym, `prize` the title of a tier; `seconds` and `prize` are null before it is won.
 */
export type UnusualGame = {
  id: number
  at: Date
  number: string | null
  address: string | null
  seconds: number | null
  prize: string | null
  why: Oddity[]
}

/** What the last hour held beside the most that is usual, and the unusual games of the last week, the newest first. */
export type Unusual = { rates: Rates; usual: Rates; games: UnusualGame[] }

const hourMs = 3_600_000
const shownMs = 7 * 24 * hourMs
/** The newest games are examined, and the newest unusual ones of these are shown. */
const maxExamined = 2_000
const maxShown = 50
const addressLength = 6

/**
 * Reads what is unusual about the current quiz's games for prizes; those for fun win nothing, spend no attempt and have ceilings of
 * their own. Games whose attempt was given back are dealt with, and not shown.
 */
export async function readUnusual(context: GameContext): Promise<Unusual> {
  const games = await readGames(context, gt(participants.startedAt, ago(context, shownMs)))
  const oddities = findOddities(games)
  const shown = games.flatMap((game) => {
    const why = oddities.get(game.id)
    return why && !game.withdrawnAt ? [showGame(context, game, why)] : []
  })
  return { rates: ratesOf(games, context.now()), usual: usualRates, games: shown.slice(0, maxShown) }
}

/** Reads what the last hour held. */
export async function readRates(context: GameContext): Promise<Rates> {
  const since = ago(context, hourMs)
  const games = await readGames(context, or(gt(participants.startedAt, since), gt(participants.finishedAt, since)))
  return ratesOf(games, context.now())
}

/**
 * Returns a task that records each rate of a campaign's last hour that has risen above the usual: once, until it has fallen to half
 * of that.
 */
export function createRateWatch(): (context: GameContext) => Promise<void> {
  const risenIn = new Map<number, Set<keyof Rates>>()
  return async (context) => {
    const risen = risenIn.get(context.campaignId) ?? new Set()
    risenIn.set(context.campaignId, risen)
    const rates = await readRates(context)
    for (const rate of Object.keys(usualRates) as (keyof Rates)[]) {
      const [count, usual] = [rates[rate], usualRates[rate]]
      if (count <= usual / 2) risen.delete(rate)
      if (count <= usual || risen.has(rate)) continue
      risen.add(rate)
      context.record({ type: 'unusual rate', rate, count, usual })
    }
  }
}

type Game = Awaited<ReturnType<typeof readGames>>[number]

async function readGames({ db, quiz, campaignId }: GameContext, isMeant: SQL | undefined) {
  const { id, phone, startedAt, finishedAt, tierId, withdrawnAt } = participants
  const isSolved = and(eq(answers.participantId, participants.id), eq(answers.verdict, 'right'))
  const solved = db.select({ solved: count() }).from(answers).where(isSolved)
  // A game that took longer was not too fast, however many of the quiz's rebuses it asked, so nobody counts its answers.
  const isFast = sql`${finishedAt} - ${startedAt} < ${rebusesOf(quiz).length * fastestAnswerMs} * interval '1 ms'`
  // A join would have PostgreSQL read every visit there is, for the newest games alone.
  const address = db.select({ address: visits.addressDisguise }).from(visits).where(eq(visits.id, participants.visitId))
  const rows = await db
    .select({
      id,
      phone,
      startedAt,
      finishedAt,
      tierId,
      withdrawnAt,
      address: sql<string | null>`(${address})`,
      solved: sql`case when ${isFast} then (${solved}) else 0 end`.mapWith(Number),
    })
    .from(participants)
    .where(and(eq(participants.campaignId, campaignId), eq(participants.kind, 'prize'), isNotNull(startedAt), isMeant))
    .orderBy(desc(startedAt), desc(id))
    .limit(maxExamined)
  return rows.map(({ startedAt, finishedAt, ...game }) => ({
    ...game,
    startedAt: startedAt ?? new Date(0),
    wonAt: game.tierId === null ? null : finishedAt,
  })) satisfies PlayedGame[]
}

function showGame({ quiz }: GameContext, { id, phone, address, tierId, ...game }: Game, why: Oddity[]): UnusualGame {
  const tier = quiz.tiers.find(({ id }) => id === tierId)
  return {
    id,
    at: game.wonAt ?? game.startedAt,
    number: phone?.startsWith('+') ? maskNumber(phone) : null,
    address: address && address.replace(/^hmac:/, '').slice(0, addressLength),
    seconds: secondsToWin(game),
    prize: tier?.title ?? null,
    why,
  }
}

function ago({ now }: GameContext, ms: number): Date {
  return new Date(now().getTime() - ms)
}
