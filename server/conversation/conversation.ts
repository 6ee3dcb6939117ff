import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm'
import { isAttemptOf, renewPairingCode } from '../game/game.ts'
import { type Level, levelOf } from '../rules/quiz/quiz.ts'
import { answers, calls, entries, participants, visits } from '../store/schema/schema.ts'
import type { GameContext, Visit } from '../store/store.ts'
import { callbackOf } from './callback-offer.ts'
import { type Facts, stageOf, type StageSettings } from './stage-of.ts'
import type { Entry, Stage } from './stage.ts'

export { type Board, type Callbacks, type Outcome, readBoard, type Waiting } from './board.ts'
export { type CallInDetail, type Happening, readCall, type ToldTurn } from './call-record.ts'
export type { EndedCall, LiveCall } from './calls.ts'
export { readFigures, type Reading } from './figures.ts'
export type { StageSettings } from './stage-of.ts'
export type { Callback, Dial, Entry, Prize, Shown, Solved, Stage, State } from './stage.ts'

/** What a browser shows: the stage as it is now, and the entries after the cursor; `last` is the next cursor. */
export type Conversation = { stage: Stage; entries: Entry[]; last: number }

/** Reads a visit's conversation, waking it if its digits have run out; null where there is no such visit. */
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

/** A browser waits for a call that could not be paired with it any more. */
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

/** Reads only what a visit's stage shows now. */
export async function readStage(context: GameContext, stageSettings: StageSettings, visitId: number): Promise<Stage | null> {
  const telemetry = await readStageData(context, visitId)
  return telemetry && stageOf(stageSettings, telemetry, context.now())
}

async function readStageData(context: GameContext, visitId: number): Promise<Facts | null> {
  const { db, quizName } = context
  const [found] = await db
    .select({ visit: visits, participant: participants, call: calls })
    .from(visits)
    .leftJoin(participants, eq(participants.id, visits.participantId))
    .leftJoin(calls, eq(calls.id, participants.callId))
    .where(eq(visits.id, visitId))
  if (!found) return null
  const { visit } = found
  const { participant, call } = found.participant ? found : await readGameOf(context, visit.phone)
  const isAskedForDigits = and(eq(calls.part, 'digits'), isNull(calls.participantId), isNull(calls.endedAt))
  const [asking] = participant
    ? []
    : await db
        .select({ answeredAt: calls.answeredAt })
        .from(calls)
        .where(and(eq(calls.quiz, quizName), eq(calls.caller, visit.phone), isAskedForDigits))
  const [last] = participant
    ? await db.select().from(answers).where(eq(answers.participantId, participant.id)).orderBy(desc(answers.id)).limit(1)
    : []
  const callback = asking ? null : await callbackOf(context, visit, participant)
  return { visit, participant, call, asking: asking ?? null, lastAnswer: last ?? null, callback }
}

/** Whoever plays, or has played, with this number in another browser. */
async function readGameOf(context: GameContext, phone: string): Promise<Pick<Facts, 'participant' | 'call'>> {
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
 * Whether a visit's own game has come to this picture. Rebuses count from 0. A picture's address may have been passed on by
 * somebody who is further ahead.
 */
export async function maySeePicture(
  { db }: GameContext,
  visit: Visit | null,
  { rebusIndex, level }: { rebusIndex: number; level: Level },
): Promise<boolean> {
  if (visit?.participantId == null) return false
  const [game] = await db.select().from(participants).where(eq(participants.id, visit.participantId))
  if (!game?.startedAt) return false
  if (rebusIndex !== game.rebus) return rebusIndex < game.rebus
  return [0, 1, 2]
    .slice(0, game.attempt + 1)
    .map(levelOf)
    .includes(level)
}
