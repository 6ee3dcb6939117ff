import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm'
import { findShownGame, isAttemptOf, isGameOfVisit, renewPairingCode, shownFirst } from '../game/game.ts'
import { type Level, levelOf, playedIn } from '../rules/quiz/quiz.ts'
import { answers, calls, entries, participants, visits } from '../store/schema/schema.ts'
import type { GameContext, Visit } from '../store/store.ts'
import { callbackOf } from './callback-offer.ts'
import { type StageData, stageOf, type StageSettings } from './compose-stage.ts'
import type { Entry, Stage } from './stage.ts'

export type { StageSettings } from './compose-stage.ts'
export { type Figures, readFigures } from './call-figures.ts'
export { type Board, type Callbacks, type Outcome, readBoard, type Waiting } from './operator-board.ts'
export { type CallInDetail, readCall, type RecordedEvent, type RecordedTurn } from './operator-call.ts'
export type { EndedCall, LiveCall } from './operator-calls.ts'
export { withRefusal } from './callback-offer.ts'
export type { Pool } from './pools.ts'
export type { UnsentCode } from './unsent-codes.ts'
export { createRateWatch, type Unusual, type UnusualGame } from './unusual-games.ts'
export type { Callback, Dial, Entry, Prize, PrizeMessage, Shown, Solved, Stage, State } from './stage.ts'

/** What a browser shows: the current stage, and the chat entries after the cursor. `last` is the next cursor. */
export type Conversation = { stage: Stage; entries: Entry[]; last: number }

/**
 * Reads a visit's stage and its entries with numbers above `after`. A visit whose pairing code has expired gets a new one first.
 * Returns null when there is no such visit.
 */
export async function readConversation(
  context: GameContext,
  stageSettings: StageSettings,
  visitId: number,
  after: number,
): Promise<Conversation | null> {
  const conversation = await read(context, stageSettings, visitId, after)
  if (!conversation || !isAsleep(conversation)) return conversation
  await renewPairingCode(context, visitId)
  return read(context, stageSettings, visitId, after)
}

/** The visitor has yet to call, but the pairing code has expired, so a call could no longer be paired with this browser. */
function isAsleep({ stage }: Conversation): boolean {
  return stage.state === 'waiting' && stage.dial === null
}

async function read(
  context: GameContext,
  stageSettings: StageSettings,
  visitId: number,
  after: number,
): Promise<Conversation | null> {
  const [stage, newer] = await Promise.all([readStage(context, stageSettings, visitId), readEntries(context, visitId, after)])
  return stage && { stage, entries: newer, last: newer.at(-1)?.number ?? after }
}

/** Reads a visit's current stage without its entries. Returns null when there is no such visit. */
export async function readStage(context: GameContext, stageSettings: StageSettings, visitId: number): Promise<Stage | null> {
  const data = await readStageData(context, visitId)
  return data && stageOf(stageSettings, data, context.now())
}

async function readStageData(context: GameContext, visitId: number): Promise<StageData | null> {
  const { db, quizName } = context
  const [row] = await db
    .select({ visit: visits, participant: participants, call: calls })
    .from(visits)
    .leftJoin(participants, isGameOfVisit())
    .leftJoin(calls, eq(calls.id, participants.callId))
    .where(eq(visits.id, visitId))
    .orderBy(...shownFirst)
    .limit(1)
  if (!row) return null
  const { visit } = row
  if (!row.participant && !visit.tellsGame) return readVisitAlone(context, visit)
  const { participant, call } = row.participant ? row : await readGameOf(context, visit.phone)
  const isAskedForCode = and(eq(calls.part, 'digits'), isNull(calls.participantId), isNull(calls.endedAt))
  const [asking] = isInGame(participant)
    ? []
    : await db
        .select({ answeredAt: calls.answeredAt, direction: calls.direction })
        .from(calls)
        .where(and(eq(calls.quiz, quizName), eq(calls.caller, visit.phone), isAskedForCode))
  const [last] = participant
    ? await db.select().from(answers).where(eq(answers.participantId, participant.id)).orderBy(desc(answers.id)).limit(1)
    : []
  const callback = asking?.answeredAt ? null : await callbackOf(context, visit, participant)
  return {
    visit,
    participant,
    call,
    asking: asking ?? null,
    lastAnswer: last ?? null,
    callback,
    isPrizeByMessage: context.isPrizeByMessage,
  }
}

/** Whether the number's one game is over, or is being played: then no call asks for digits. */
function isInGame(participant: StageData['participant']): boolean {
  return participant !== null && participant.kind === 'prize' && participant.lostAt === null
}

/** Nothing that happens to the number elsewhere: what is shown is the same whether or not it has played. */
async function readVisitAlone(context: GameContext, visit: Visit): Promise<StageData> {
  const callback = await callbackOf(context, visit, null)
  return {
    visit,
    participant: null,
    call: null,
    asking: null,
    lastAnswer: null,
    callback,
    isPrizeByMessage: context.isPrizeByMessage,
  }
}

/** The game that is or was played with this number in another browser. */
async function readGameOf(context: GameContext, phone: string): Promise<Pick<StageData, 'participant' | 'call'>> {
  const [game] = await context.db
    .select({ participant: participants, call: calls })
    .from(participants)
    .leftJoin(calls, eq(calls.id, participants.callId))
    .where(isAttemptOf(context, phone))
  return game ?? { participant: null, call: null }
}

function readEntries({ db }: GameContext, visitId: number, after: number): Promise<Entry[]> {
  return db
    .select()
    .from(entries)
    .where(and(eq(entries.visitId, visitId), gt(entries.number, after)))
    .orderBy(asc(entries.number))
}

/**
 * Returns whether the visit's own game has reached this picture (`rebusIndex` is the rebus's index in the quiz). Checked because a
 * player who is further ahead can pass on the address of a picture.
 */
export async function maySeePicture(
  { db, quiz }: GameContext,
  visit: Visit | null,
  { rebusIndex, level }: { rebusIndex: number; level: Level },
): Promise<boolean> {
  if (!visit) return false
  const game = await findShownGame(db, visit.id)
  if (!game?.startedAt) return false
  const position = playedIn(quiz, game).indexOf(rebusIndex)
  if (position !== game.rebus) return position >= 0 && position < game.rebus
  return [0, 1, 2]
    .slice(0, game.attempt + 1)
    .map(levelOf)
    .includes(level)
}
