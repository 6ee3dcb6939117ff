import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { maxPushes } from '../../game/game.ts'
import { withoutNumbers } from '../../rules/phone-number/phone-number.ts'
import { currentRebus, hasEasierPicture, lengthOf } from '../../rules/quiz/quiz.ts'
import { answers, calls, entries, participants, visits } from '../../store/schema/schema.ts'
import type { Call, GameContext, LastAnswer, Participant, Visit } from '../../store/store.ts'
import { type Entry, maskCaller, type Stage, stageOf, withoutCodes } from '../conversation.ts'

/**
 * Whether the call session takes the turns that the server pushes: open, no pushed turn waits to be confirmed · asked, a turn was
 * pushed and `turn.started` has not come yet · silent, it has not come after the last push either · unreachable, the session has no
 * usable URL
 */
type PushState = 'open' | 'asked' | 'silent' | 'unreachable'

/** A call that is under way. `number` is masked, null when the caller ID is hidden; `rebus` and `attempt` count from 1. */
export type LiveCall = {
  id: string
  number: string | null
  direction: Call['direction']
  part: Call['part']
  startedAt: Date
  /** null while it rings */
  answeredAt: Date | null
  game: LiveGame | null
  /** whether its screen and its lines were read */
  isInFull: boolean
  says: string
  line: PushState
  /** what the visitor's page shows; null where no page is known, and of the calls beyond the first ones */
  screen: Stage | null
  /** the last lines of the conversation, the oldest first, without numbers and the promo code */
  lines: Pick<Entry, 'number' | 'from' | 'text' | 'verdict' | 'points'>[]
  /** a window of the page is open at this server */
  isWatched: boolean
}

/** `answer`: the word that is asked for; null when no rebus is left. `isLastPicture`: there is no easier one. */
type LiveGame = {
  rebus: number
  of: number
  attempt: number
  points: number
  question: number
  answer: string | null
  isLastPicture: boolean
}

/** Returns whether a window of a visit is open here. */
export type IsWatched = (visitId: number) => boolean

/** So many have their screens and words; the others are only listed, and there are no more than these. */
const mostInFull = 8
const mostListed = 60
const mostLines = 4

/** Reads the live calls, the oldest first, so that a new call does not move the others on the page. */
export function readLiveCalls(context: GameContext, isWatched: IsWatched): Promise<LiveCall[]> {
  return readCalls(context, isWatched)
}

/** Reads one live call. Returns null where it is over, or of another campaign. */
export async function readLiveCall(context: GameContext, id: string, isWatched: IsWatched): Promise<LiveCall | null> {
  const [call] = await readCalls(context, isWatched, id)
  return call ?? null
}

async function readCalls(context: GameContext, isWatched: IsWatched, id?: string): Promise<LiveCall[]> {
  const rows = await context.db
    .select({ call: calls, participant: participants, visit: visits })
    .from(calls)
    .leftJoin(participants, eq(participants.id, calls.participantId))
    .leftJoin(visits, eq(visits.id, participants.visitId))
    .where(and(eq(calls.campaignId, context.campaignId), isNull(calls.endedAt), id === undefined ? undefined : eq(calls.id, id)))
    .orderBy(asc(calls.startedAt), asc(calls.id))
    .limit(mostListed)
  const around = await readAround(context, rows.slice(0, mostInFull))
  return Promise.all(rows.map((row, index) => showLiveCall(context, row, index < mostInFull ? around : null, isWatched)))
}

type Row = { call: Call; participant: Participant | null; visit: Visit | null }
type Around = { answers: Map<number, LastAnswer>; lines: Map<number, Entry[]> }

/** The newest answers and the last lines of these calls, in two queries whatever their number. */
async function readAround({ db }: GameContext, rows: Row[]): Promise<Around> {
  const participantIds = rows.flatMap(({ participant }) => participant?.id ?? [])
  const visitIds = rows.flatMap(({ visit }) => visit?.id ?? [])
  if (visitIds.length === 0) return { answers: new Map(), lines: new Map() }
  const [newest, lines] = await Promise.all([
    db
      .selectDistinctOn([answers.participantId])
      .from(answers)
      .where(inArray(answers.participantId, participantIds))
      .orderBy(answers.participantId, desc(answers.id)),
    db
      .select({ entry: entries })
      .from(entries)
      .innerJoin(visits, eq(visits.id, entries.visitId))
      .where(and(inArray(entries.visitId, visitIds), gt(entries.number, sql`${visits.entries} - ${mostLines}`)))
      .orderBy(asc(entries.number)),
  ])
  return {
    answers: new Map(newest.map((answer) => [answer.participantId, answer])),
    lines: Map.groupBy(
      lines.map(({ entry }) => entry),
      ({ visitId }) => visitId,
    ),
  }
}

async function showLiveCall(
  context: GameContext,
  { call, participant, visit }: Row,
  around: Around | null,
  isWatched: IsWatched,
): Promise<LiveCall> {
  const { id, caller, direction, part, startedAt, answeredAt, reply } = call
  const playing = participant ? await context.campaigns.withVersion(context.db, context, participant.versionId) : context
  const ownCodes = participant?.code ? [participant.code] : []
  const shown = (text: string) => withoutCodes(text, ownCodes, playing.quiz.language)
  const lastAnswer = (participant && around?.answers.get(participant.id)) ?? null
  return {
    id,
    number: maskCaller(caller),
    direction,
    part,
    startedAt,
    answeredAt,
    isInFull: around !== null,
    game: participant && gameOf(playing, participant),
    says: shown(reply.say),
    line: pushStateOf(call),
    screen:
      visit && around
        ? stageOf(playing, { visit, participant, call, asking: null, lastAnswer, callback: null, codeUntil: null }, context.now())
        : null,
    lines: ((visit && around?.lines.get(visit.id)) ?? []).map((line) => ({ ...line, text: shown(unnumbered(line)) })),
    isWatched: visit !== null && isWatched(visit.id),
  }
}

/** Pavel says no number but those to call, and the masked ones. */
const unnumbered = ({ from, text }: Entry) => (from === 'pavel' ? text : withoutNumbers(text))

function gameOf({ quiz }: GameContext, participant: Participant): LiveCall['game'] {
  const { attempt, points, question } = participant
  const of = lengthOf(quiz, participant)
  const isOver = participant.rebus >= of
  return {
    rebus: Math.min(participant.rebus + 1, of),
    of,
    attempt: attempt + 1,
    points,
    question,
    answer: isOver ? null : currentRebus(quiz, participant).answer,
    isLastPicture: !hasEasierPicture(quiz, participant),
  }
}

function pushStateOf({ sessionUrl, pushes }: Call): PushState {
  if (sessionUrl === null) return 'unreachable'
  return pushes === 0 ? 'open' : pushes <= maxPushes ? 'asked' : 'silent'
}
