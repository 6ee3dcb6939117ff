import { and, count, eq, gt, isNull, type SQL } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { drawFor, lengthOf } from '../rules/quiz/quiz.ts'
import { participants, visits } from '../store/schema/schema.ts'
import { type Call, type Participant, Raced, type Transaction, type Visit } from '../store/store.ts'
import { countAlone, dayBefore } from './daily-ceilings.ts'
import { finishLostGame, isOver } from './finish-game.ts'
import { attachCall } from './pairing.ts'
import { say } from './say.ts'

/**
 * Playing for fun: for callers who hide their number and cannot be called back. No prize, no attempt spent, and rebuses of its own,
 * so that nobody learns the answers of a game for a prize. It costs the organiser the same minutes, hence the ceilings.
 */

/** Games for fun within 24 hours: of one browser, of one network address, of everybody. */
const ceilings = { visit: 2, address: 30, everybody: 300 }

/**
 * Begins a game for fun, or goes on with one that was lost, and returns its first turn. Says goodbye where a ceiling is reached.
 * Expects the call to be locked; locks the visit.
 */
export async function playForFun(transaction: Transaction, call: Call, visit: Visit): Promise<Turn> {
  const { quiz, spoken } = transaction.context
  const { hiddenNumber } = spoken
  if (quiz.forFun.length === 0) return sayGoodbye(transaction, call, visit, hiddenNumber.noFun)
  await lockVisit(transaction, visit)
  const lost = await findUnfinished(transaction, visit)
  if (!lost && (await isCeilingReached(transaction, visit))) return sayGoodbye(transaction, call, visit, hiddenNumber.enoughFun)
  const game = lost ?? (await createGame(transaction, call, visit))
  await attachCall(transaction, call, game.id)
  const position = { number: game.rebus + 1, of: lengthOf(quiz, game) }
  const words = lost
    ? spoken.welcomeBack({ ...position, points: game.points })
    : `${hiddenNumber.playsForFun({ rebuses: position.of })} ${spoken.rebus(position)}`
  const called = { from: 'line', text: spoken.called(null) } as const
  return say(transaction, call, { say: words, part: 'game', entriesBefore: [called], visitId: visit.id })
}

function sayGoodbye(transaction: Transaction, call: Call, { id: visitId }: Visit, words: string): Promise<Turn> {
  return say(transaction, call, { say: words, part: 'goodbye', visitId })
}

/** Of many callers with the digits of one page, one begins the game, and the others find it. */
async function lockVisit({ tx }: Transaction, { id }: Visit): Promise<void> {
  const [visit] = await tx.select({ participantId: visits.participantId }).from(visits).where(eq(visits.id, id)).for('update')
  if (visit?.participantId !== null) throw new Raced()
}

/**
 * A game is locked before its visit elsewhere, so this does not wait for it: when it is taken, the transaction is retried. A game
 * that cannot go on counts as it is.
 */
async function findUnfinished(transaction: Transaction, visit: Visit): Promise<Participant | undefined> {
  const [game] = await transaction.tx
    .select()
    .from(participants)
    .where(and(isForFunIn(visit), isNull(participants.finishedAt)))
    .for('update', { noWait: true })
  if (!game || !(await isOver(transaction, game))) return game
  await finishLostGame(transaction, game)
  return undefined
}

const isForFunIn = ({ id }: Visit) => and(eq(participants.kind, 'fun'), eq(participants.visitId, id))

async function isCeilingReached(transaction: Transaction, visit: Visit): Promise<boolean> {
  const { addressDisguise } = visit
  await countAlone(transaction, 'games for fun')
  if ((await countToday(transaction, isForFunIn(visit))) >= ceilings.visit) return true
  if ((await countToday(transaction, undefined)) >= ceilings.everybody) return true
  if (addressDisguise === null) return false
  return (await countToday(transaction, eq(visits.addressDisguise, addressDisguise))) >= ceilings.address
}

async function countToday({ tx, context, at }: Transaction, condition: SQL | undefined): Promise<number> {
  const isToday = and(eq(participants.kind, 'fun'), gt(participants.startedAt, dayBefore(at)))
  const [today] = await tx
    .select({ games: count() })
    .from(participants)
    .leftJoin(visits, eq(visits.id, participants.visitId))
    .where(and(eq(participants.quiz, context.quizName), isToday, condition))
  return today?.games ?? 0
}

async function createGame({ tx, context }: Transaction, call: Call, visit: Visit): Promise<Participant> {
  const draw = drawFor(context.quiz, 'fun', 0)
  const row = { quiz: context.quizName, kind: 'fun', draw, visitId: visit.id, callId: call.id } as const
  const [game] = await tx.insert(participants).values(row).returning()
  if (!game) throw new Error('expected the game that was just saved, found no row')
  return game
}
