import { and, asc, inArray, isNotNull, isNull } from 'drizzle-orm'
import { refusedAnswers } from '../../game/game.ts'
import { type E164, maskNumber } from '../../rules/phone-number/phone-number.ts'
import { type Meaning, type Quiz, recount, tiersAbove } from '../../rules/quiz/quiz.ts'
import { type Acceptance, type Judge, judgeWith } from '../../rules/refused/refused.ts'
import { answers, codes, participants } from '../../store/schema/schema.ts'
import type { Answer, GameContext, Participant } from '../../store/store.ts'

/**
 * A game that would be counted anew. `number` is masked, null in a game for fun. `better`: the prize that would take the place of
 * the former one; `code`: the former code, which would be void; `stays`: why the former prize would stay instead.
 */
export type RehearsedGame = {
  id: number
  number: string | null
  state: 'playing' | 'waiting' | 'finished'
  isForFun: boolean
  points: { before: number; after: number }
  prize: string | null
  better: string | null
  code: string | null
  stays: 'spent' | 'used up' | null
}

/**
 * What accepting words would do. `answers`: how many refused answers it decides; `games` are the first of the `count` that would change;
 * `isBounded`: there are more than were looked at.
 */
export type RehearsedAcceptance = {
  answers: number
  games: RehearsedGame[]
  count: number
  points: number
  better: number
  stays: number
  isBounded: boolean
  most: number
}

/** Games that are looked at, and that are listed. */
const mostGames = 5_000
const mostListed = 50
const batchSize = 200

/** Returns whom accepting words would touch, and how. `quiz` has them already; `left` is how many codes the tiers have
 * left that have an end. Changes nothing. */
export async function rehearse(
  context: GameContext,
  quiz: Quiz,
  acceptance: Acceptance,
  left: Map<string, number>,
): Promise<RehearsedAcceptance> {
  const judge = judgeWith(quiz, acceptance)
  const found = await findGames(context, acceptance, judge)
  const result: RehearsedAcceptance = { ...nothing(), answers: found.answers, isBounded: found.isBounded, most: mostGames }
  for (let at = 0; at < found.ids.length; at += batchSize) {
    for (const game of await rehearseSome(context, found.ids.slice(at, at + batchSize), judge.means, left)) {
      result.count += 1
      result.points += game.points.after - game.points.before
      if (game.better !== null) result.better += 1
      if (game.stays !== null) result.stays += 1
      if (result.games.length < mostListed) result.games.push(game)
    }
  }
  return result
}

const nothing = () => ({ games: [], count: 0, points: 0, better: 0, stays: 0 })

type MeaningOf = Judge['means']

async function findGames({ db, campaignId }: GameContext, acceptance: Acceptance, judge: Judge) {
  const asked = acceptance.kind === 'spelling' ? acceptance.rebus : null
  const ids = new Set<number>()
  let decided = 0
  for await (const batch of refusedAnswers(db, { campaignId, asked }))
    for (const answer of batch) {
      if (!judge.decides(answer)) continue
      decided += 1
      ids.add(answer.participantId)
    }
  const all = [...ids]
  return { answers: decided, ids: all.slice(0, mostGames), isBounded: all.length > mostGames }
}

async function rehearseSome(context: GameContext, ids: number[], meaningOf: MeaningOf, left: Map<string, number>) {
  const { db } = context
  const isCounted = and(inArray(participants.id, ids), isNull(participants.withdrawnAt))
  const games = await db.select().from(participants).where(isCounted).orderBy(asc(participants.id))
  const given = Map.groupBy(
    await db.select().from(answers).where(inArray(answers.participantId, ids)).orderBy(asc(answers.id)),
    ({ participantId }) => participantId,
  )
  const spent = await db
    .select({ id: codes.participantId })
    .from(codes)
    .where(and(inArray(codes.participantId, ids), isNull(codes.revokedAt), isNotNull(codes.spentAt)))
  const isSpentOf = new Set(spent.map(({ id }) => id))
  const rehearsed: RehearsedGame[] = []
  for (const game of games) {
    const line = await rehearseGame(context, game, given.get(game.id) ?? [], meaningOf, { left, isSpent: isSpentOf.has(game.id) })
    if (line) rehearsed.push(line)
  }
  return rehearsed
}

const pairOf = (id: number, meaning: Meaning | null) => (meaning ? [[id, meaning] as const] : [])

type Prizes = { left: Map<string, number>; isSpent: boolean }

/** `left` is counted down, so that of two who rise to the last code only one is told to get it. */
async function rehearseGame(
  context: GameContext,
  game: Participant,
  given: Answer[],
  meaningOf: MeaningOf,
  { left, isSpent }: Prizes,
): Promise<RehearsedGame | null> {
  const { quiz } = await context.campaigns.withVersion(context.db, context, game.versionId)
  const refused = given.filter(({ verdict, heard }) => verdict === 'wrong' && heard !== '')
  const meanings = new Map(refused.flatMap((answer) => pairOf(answer.id, meaningOf(answer))))
  const counted = recount(quiz, game, given, meanings, game.finishedAt !== null)
  if (!counted || (counted.changed.length === 0 && counted.removed.length === 0)) return null
  const points = { before: game.points, after: counted.game.points }
  const isRewarded = game.finishedAt !== null && game.kind === 'prize' && game.prizeRevokedAt === null
  const tiers = isRewarded ? tiersAbove(quiz, game.tierId, points) : []
  const better = isSpent ? undefined : tiers.find(({ id, most }) => most !== 0 && (left.get(id) ?? Infinity) > 0)
  if (better) left.set(better.id, (left.get(better.id) ?? Infinity) - 1)
  return {
    id: game.id,
    number: game.phone?.startsWith('+') ? maskNumber(game.phone as E164) : null,
    state: game.finishedAt ? 'finished' : game.lostAt ? 'waiting' : 'playing',
    isForFun: game.kind === 'fun',
    points,
    prize: quiz.tiers.find(({ id }) => id === game.tierId)?.title ?? null,
    better: better?.title ?? null,
    code: better ? game.code : null,
    stays: tiers.length === 0 || better ? null : isSpent ? 'spent' : 'used up',
  }
}
