import { asc, eq } from 'drizzle-orm'
import { isFinished, type Meaning, type Recount, recount, tiersAbove } from '../rules/quiz/quiz.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { answers } from '../store/schema/schema.ts'
import {
  type Answer,
  type GameContext,
  inTransaction,
  type Participant,
  saveParticipant,
  type Transaction,
} from '../store/store.ts'
import { type Exchange, exchangePrize } from './exchange-prize.ts'
import { finishGame } from './finish-game.ts'
import { type LockedGame, lockGameWithCalls } from './lock-game.ts'
import { numberOf } from './participant.ts'
import { rewriteAnswers } from './rewrite-answers.ts'
import { tellOfRecount } from './tell-of-recount.ts'

/** A game's answers as they were, and what counting them anew comes to. */
type CountedAnew = { given: readonly Answer[]; counted: Recount }

/** Says what a refused answer means now; null where it stays refused. */
export type MeaningOf = (answer: Pick<Answer, 'id' | 'asked' | 'heard'>) => Meaning | null

/** Who has games counted anew, and what for. `deed` is noted in the log for each game that changes, beside a code that is exchanged. */
export type Recounting = { by: Author | null; about: string; deed?: 'accepted an answer' }

/** What counting a game anew has done. `exchange` is null where the prize did not have to be looked at. */
export type Recounted = { game: number; points: { before: number; after: number }; exchange: Exchange | null }

/**
 * Counts a game anew, in one transaction: its answers, points, position and prize, and tells whoever plays or has played it. Nothing
 * is taken from anybody, and the second time nothing changes. Returns null when nothing did: a game that was given back or erased is
 * left alone. `busy`: its message is being sent right now, so it has to be tried again. Locks calls, the game, codes and the visit.
 */
export function recountGame(
  context: GameContext,
  id: number,
  meaningOf: MeaningOf,
  recounting: Recounting,
): Promise<Recounted | 'busy' | null> {
  return inTransaction(context, async (transaction) => {
    const locked = await lockGameWithCalls(transaction, id)
    if (!locked || locked.participant.withdrawnAt) return null
    const given = await transaction.tx.select().from(answers).where(eq(answers.participantId, id)).orderBy(asc(answers.id))
    const { participant } = locked
    const counted = recount(transaction.context.quiz, participant, given, meaningsOf(given, meaningOf), isOver(participant))
    if (!counted) return null
    // Its sender notes the outcome without the lock, and would take the new message for sent.
    if (participant.sms === 'sending') return 'busy'
    if (isOnlySettled(counted)) return rewriteAnswers(transaction, given, counted).then(() => null)
    return writeRecount(transaction, locked, { given, counted }, recounting)
  })
}

/** What was erased cannot be judged. */
function meaningsOf(given: readonly Answer[], meaningOf: MeaningOf): Map<number, Meaning> {
  const refused = given.filter(({ verdict, heard }) => verdict === 'wrong' && heard !== '')
  return new Map(
    refused.flatMap((answer) => {
      const meaning = meaningOf(answer)
      return meaning ? [[answer.id, meaning] as const] : []
    }),
  )
}

const isOnlySettled = ({ changed, removed }: Recount) => changed.length === 0 && removed.length === 0

const isOver = ({ finishedAt }: Participant) => finishedAt !== null

async function writeRecount(
  transaction: Transaction,
  { participant, live }: LockedGame,
  { given, counted }: CountedAnew,
  recounting: Recounting,
): Promise<Recounted> {
  const { rebus, attempt, points: after } = counted.game
  const points = { before: participant.points, after }
  const hasMoved = rebus !== participant.rebus || attempt !== participant.attempt
  const question = participant.question + (hasMoved ? 1 : 0)
  await rewriteAnswers(transaction, given, counted)
  const moved = saveParticipant(transaction, participant, { rebus, attempt, points: after, question })
  const exchange = await rewardAgain(transaction, moved, points, recounting)
  const { by, deed: what, about } = recounting
  if (what) await noteDeed(transaction, by, { what, phone: numberOf(participant), game: participant.id, about })
  const isAtEnd = counted.isSolved && isFinished(transaction.context.quiz, moved)
  const prize = isAtEnd ? await finishGame(transaction, moved) : null
  await tellOfRecount(transaction, { participant, live }, { given, counted, exchange, prize, isAtEnd })
  return { game: participant.id, points, exchange }
}

/** A finished game whose points reach a better tier. A prize that the operator took away stays taken. */
async function rewardAgain(
  transaction: Transaction,
  participant: Participant,
  points: Recounted['points'],
  { by, about }: Recounting,
): Promise<Exchange | null> {
  const { finishedAt, kind, prizeRevokedAt, tierId } = participant
  if (!finishedAt || kind === 'fun' || prizeRevokedAt) return null
  const tiers = tiersAbove(transaction.context.quiz, tierId, points)
  if (tiers.length === 0) return null
  const exchange = await exchangePrize(transaction, participant, tiers)
  if (exchange.kind === 'exchanged')
    await noteDeed(transaction, by, { what: 'gave another code', phone: numberOf(participant), game: participant.id, about })
  return exchange
}
