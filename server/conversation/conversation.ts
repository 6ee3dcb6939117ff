import { and, asc, eq, gt } from 'drizzle-orm'
import type { Picture } from '../campaigns/campaigns.ts'
import { findShownGame, hasCodeOfOffice, renewPairingCode } from '../game/game.ts'
import { levelOf, playedIn, type Quiz } from '../rules/quiz/quiz.ts'
import { entries } from '../store/schema/schema.ts'
import { type GameContext, made, type Participant, type Written } from '../store/store.ts'
import { stageOf } from './compose-stage.ts'
import { readAddress } from './picture-address.ts'
import { readStageData } from './stage-data.ts'
import { hasCallback } from './stage-state.ts'
import type { Entry, Stage } from './stage.ts'

export {
  type AnswerRow,
  answerRows,
  forgetHeard,
  type HeardGroup,
  type HeardKind,
  type HeardPage,
  readHeard,
  rehearse,
  type RehearsedAcceptance,
  type RehearsedGame,
} from './refused/refused.ts'
export { type Figures, readFigures } from './call-figures.ts'
export {
  type Agreement,
  type CallInDetail,
  maskCaller,
  readCall,
  type RecordedEvent,
  type RecordedTurn,
} from './operator-call.ts'
export { type CallEnding, endingOf } from './call-ending.ts'
export { stageOf } from './compose-stage.ts'
export { withRefusal } from './callback-offer.ts'
export { type Pool, readPools } from './pools.ts'
export { withoutCodes } from './without-codes.ts'
export { createRateWatch, readUnusual, type Unusual, type UnusualGame } from './unusual-games.ts'
export type { Callback, Dial, Entry, Prize, PrizeMessage, Shown, Solved, Stage, State } from './stage.ts'

/** What a browser shows: the current stage, and the chat entries after the cursor. `last` is the next cursor. */
export type Conversation = { stage: Stage; entries: Entry[]; last: number }

/** What a browser has of a conversation: the entries up to number `after`, and the stage with this `etag`; null where it has none. */
export type Seen = { after: number; etag: string | null }

/**
 * Reads a visit's stage and its entries with numbers above `after`. A visit whose pairing code has expired gets a new one first.
 * Returns null when there is no such visit.
 */
export async function readConversation(context: GameContext, visitId: number, after: number): Promise<Conversation | null> {
  const conversation = await read(context, visitId, after)
  if (!conversation || !isAsleep(conversation)) return conversation
  await renewPairingCode(context, visitId)
  return read(context, visitId, after)
}

/** The visitor has yet to call, but the pairing code has expired, so a call could no longer be paired with this browser. */
function isAsleep({ stage }: Conversation): boolean {
  return stage.state === 'waiting' && stage.dial === null
}

async function read(context: GameContext, visitId: number, after: number): Promise<Conversation | null> {
  const [stage, newer] = await Promise.all([readStage(context, visitId), findEntries(context.db, { visitId, after })])
  return stage && { stage, entries: newer, last: newer.at(-1)?.number ?? after }
}

const findEntries = made((db, { visitId, after }: { visitId: number; after: number }) =>
  db
    .select()
    .from(entries)
    .where(and(eq(entries.visitId, visitId), gt(entries.number, after)))
    .orderBy(asc(entries.number)),
)

/** Reads a visit's current stage without its entries. Returns null when there is no such visit. */
export async function readStage(context: GameContext, visitId: number): Promise<Stage | null> {
  const data = await readStageData(context, visitId)
  if (!data) return null
  const { participant } = data
  const playing = participant ? await context.campaigns.withVersion(context.db, context, participant.versionId) : context
  return stageOf(playing, data, context.now())
}

/**
 * Returns what a browser that has all entries up to `base` shows after a transaction has written this. Returns null where the stage
 * shows more than the transaction wrote, so that it has to be read.
 */
export function conversationOf(
  context: GameContext,
  { visit, participant, call, lastAnswer, entries, last }: Written,
): Conversation | null {
  const playing = context.campaigns.known(context, participant.versionId)
  if (!playing || hasCodeOfOffice(context, participant)) return null
  const data = { visit, participant, call, asking: null, lastAnswer, callback: null, codeUntil: null }
  const stage = stageOf(playing, data, context.now())
  return hasCallback(stage.state, data) ? null : { stage, entries, last }
}

/**
 * Returns the picture at this address, and the visit that it is for, if that visit's own game has reached it; null otherwise. Checked
 * again, because an address outlives a game that was given back.
 */
export async function findPicture(context: GameContext, address: string): Promise<{ picture: Picture; visitId: number } | null> {
  const signed = readAddress(context, address)
  if (!signed) return null
  const game = await findShownGame(context.db, signed.visitId)
  if (!game?.startedAt) return null
  const { quiz, gallery } = await context.campaigns.withVersion(context.db, context, game.versionId)
  const picture = gallery.find(signed.drawing)
  return picture && hasReached(quiz, game, picture) ? { picture, visitId: signed.visitId } : null
}

function hasReached(quiz: Quiz, game: Participant, { rebusIndex, level }: Picture): boolean {
  const position = playedIn(quiz, game).indexOf(rebusIndex)
  if (position !== game.rebus) return position >= 0 && position < game.rebus
  return [0, 1, 2]
    .slice(0, game.attempt + 1)
    .map(levelOf)
    .includes(level)
}
