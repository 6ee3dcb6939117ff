import { and, count, eq, gt, type SQL } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { drawFor } from '../rules/quiz/quiz.ts'
import { participants, visits } from '../store/schema/schema.ts'
import { type Call, type Db, made, type Participant, Raced, type Transaction, type Visit } from '../store/store.ts'
import { aboutCurrentQuestion, positionOf } from './asked-question.ts'
import { countAlone, dayBefore } from './daily-ceilings.ts'
import { finishLostGame, isOver } from './finish-game.ts'
import { playItsVersion } from './game-version.ts'
import { wordsWhenClosed } from './opening.ts'
import { attachCall } from './pairing.ts'
import { lockGamesForFun } from './participant.ts'
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
  const { spoken } = transaction.context
  const { hiddenNumber } = spoken
  if (transaction.context.quiz.forFun.length === 0) return sayGoodbye(transaction, call, visit, hiddenNumber.noFun)
  await lockVisit(transaction, visit)
  const lost = await findUnfinished(transaction, visit)
  if (!lost && (await isCeilingReached(transaction, visit))) return sayGoodbye(transaction, call, visit, hiddenNumber.enoughFun)
  const closed = lost ? null : wordsWhenClosed(transaction.context, transaction.at)
  if (closed) return sayGoodbye(transaction, call, visit, closed)
  const game = lost ?? (await createGame(transaction, call, visit))
  await attachCall(transaction, call, game.id)
  const position = positionOf(transaction.context, game)
  const open = lost
    ? [spoken.welcomeBack({ ...position, points: game.points })]
    : [hiddenNumber.playsForFun({ rebuses: position.of }), spoken.rebus(position)]
  const called = { from: 'line', text: spoken.called(null) } as const
  return say(transaction, call, { open, ...aboutCurrentQuestion(transaction.context, game), entriesBefore: [called] })
}

function sayGoodbye(transaction: Transaction, call: Call, { id: visitId }: Visit, words: string): Promise<Turn> {
  return say(transaction, call, { say: words, part: 'goodbye', visitId })
}

/** Of many callers with the digits of one page, one begins the game, and the others find it. */
async function lockVisit({ tx }: Transaction, { id }: Visit): Promise<void> {
  const [visit] = await lockVisitRow(tx, { id })
  if (visit?.participantId !== null) throw new Raced()
}

const lockVisitRow = made((db, { id }: { id: number }) =>
  db.select({ participantId: visits.participantId }).from(visits).where(eq(visits.id, id)).for('update'),
)

/**
 * A game is locked before its visit elsewhere, so this does not wait for it: when it is taken, the transaction is retried. A game
 * that cannot go on counts as it is.
 */
async function findUnfinished(transaction: Transaction, visit: Visit): Promise<Participant | undefined> {
  const [game] = await lockGamesForFun(transaction.tx, { visitId: visit.id })
  if (!game) return undefined
  const { context } = transaction
  await playItsVersion(transaction, game)
  if (!(await isOver(transaction, game))) return game
  await finishLostGame(transaction, game)
  transaction.context = context
  return undefined
}

async function isCeilingReached(transaction: Transaction, { id: visitId, addressDisguise }: Visit): Promise<boolean> {
  const { tx, context, at } = transaction
  const today = { campaignId: context.campaignId, since: dayBefore(at) }
  await countAlone(transaction, 'games for fun')
  if (gamesIn(await countOfVisit(tx, { ...today, visitId })) >= ceilings.visit) return true
  if (gamesIn(await countOfEverybody(tx, today)) >= ceilings.everybody) return true
  return addressDisguise !== null && gamesIn(await countOfAddress(tx, { ...today, addressDisguise })) >= ceilings.address
}

function gamesIn([counted]: { games: number }[]): number {
  return counted?.games ?? 0
}

type Today = { campaignId: number; since: Date }

const countOfVisit = made((db, { campaignId, since, visitId }: Today & { visitId: number }) =>
  selectGames(db, { campaignId, since }, eq(participants.visitId, visitId)),
)
const countOfEverybody = made((db, { campaignId, since }: Today) => selectGames(db, { campaignId, since }, undefined))
const countOfAddress = made((db, { campaignId, since, addressDisguise }: Today & { addressDisguise: string }) =>
  selectGames(db, { campaignId, since }, eq(visits.addressDisguise, addressDisguise)),
)

function selectGames(db: Db, { campaignId, since }: Today, condition: SQL | undefined) {
  const isToday = and(eq(participants.kind, 'fun'), gt(participants.startedAt, since))
  return db
    .select({ games: count() })
    .from(participants)
    .leftJoin(visits, eq(visits.id, participants.visitId))
    .where(and(eq(participants.campaignId, campaignId), isToday, condition))
}

async function createGame({ tx, context }: Transaction, call: Call, visit: Visit): Promise<Participant> {
  const draw = drawFor(context.quiz, 'fun', 0)
  const { campaignId, versionId } = context
  const { id: visitId, consentVersion, consentAt } = visit
  const [game] = await insertGame(tx, { campaignId, versionId, draw, visitId, callId: call.id, consentVersion, consentAt })
  if (!game) throw new Error('expected the game that was just saved, found no row')
  return game
}

type NewGame = Pick<Participant, 'campaignId' | 'versionId' | 'draw' | 'visitId' | 'callId' | 'consentVersion' | 'consentAt'>

const insertGame = made((db, { campaignId, versionId, draw, visitId, callId, consentVersion, consentAt }: NewGame) =>
  db
    .insert(participants)
    .values({ campaignId, versionId, kind: 'fun', draw, visitId, callId, consentVersion, consentAt })
    .returning(),
)
