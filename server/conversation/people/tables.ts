import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { withoutNumbers } from '../../rules/phone-number/phone-number.ts'
import { callbacks, calls, participants } from '../../store/schema/schema.ts'
import type { Call, Callback, GameContext, Participant } from '../../store/store.ts'
import { maskIfNumber, type PersonState, stateOf, titleOf } from './rows.ts'

/** A game in a table to take away. `number` is whole, without a plus, which would begin a formula; null where it is not to be known. */
export type GameLine = Pick<
  Participant,
  | 'id'
  | 'kind'
  | 'points'
  | 'code'
  | 'startedAt'
  | 'finishedAt'
  | 'consentVersion'
  | 'consentAt'
  | 'proof'
  | 'sms'
  | 'copiedAt'
  | 'followedAt'
> & { number: string | null; prize: string | null; state: PersonState }

/** A call in a table to take away. `number` is masked; `outcome` is that of the request to be called that led to it. */
export type CallLine = Pick<
  Call,
  'id' | 'direction' | 'startedAt' | 'answeredAt' | 'endedAt' | 'seconds' | 'hungUpBy' | 'reason' | 'turn' | 'participantId'
> & { number: string | null; outcome: Callback['outcome'] }

/** Few enough that a call that goes on meanwhile does not wait for them. */
const rowsPerBatch = 200

/** Reads all winners of a campaign with their whole numbers, the first game first. */
export function readWinners(context: GameContext): AsyncGenerator<GameLine> {
  const isWon = and(isNotNull(participants.code), isNull(participants.withdrawnAt))
  return readGames(context, and(eq(participants.kind, 'prize'), isWon), wholeNumber)
}

/** Reads all games of a campaign that have begun, with masked numbers, the first one first. */
export function readAllGames(context: GameContext): AsyncGenerator<GameLine> {
  return readGames(context, isNotNull(participants.startedAt), (phone) => maskIfNumber(phone)?.replace('+', '') ?? null)
}

const wholeNumber = (phone: string | null) => (phone?.startsWith('+') ? phone.slice(1) : null)

/** Each batch begins after the last one, so nothing is held open between them. */
async function* readGames(
  context: GameContext,
  isMeant: SQL | undefined,
  shown: (phone: string | null) => string | null,
): AsyncGenerator<GameLine> {
  const { db, campaignId } = context
  for (let last = 0; ;) {
    const games = await db
      .select()
      .from(participants)
      .where(and(gt(participants.id, last), eq(participants.campaignId, campaignId), isMeant))
      .orderBy(asc(participants.id))
      .limit(rowsPerBatch)
    for (const game of games)
      yield { ...game, number: shown(game.phone), prize: titleOf(context.quiz, game.tierId), state: stateOf(game) }
    if (games.length < rowsPerBatch) return
    last = games.at(-1)?.id ?? last
  }
}

/** The database's own text of a time: a date of JavaScript knows no microseconds. */
const endedAtText = sql<string>`${calls.endedAt}::text`

/** Reads all calls of a campaign that are over, the first one first. */
export async function* readEndedCalls({ db, campaignId }: GameContext): AsyncGenerator<CallLine> {
  for (let last: { at: string; id: string } | null = null; ;) {
    const isAfter: SQL | undefined = last
      ? sql`(${calls.endedAt}, ${calls.id}) > (${last.at}::timestamptz, ${last.id})`
      : isNotNull(calls.endedAt)
    const rows: { call: Call; outcome: Callback['outcome']; at: string }[] = await db
      .select({ call: calls, outcome: callbacks.outcome, at: endedAtText })
      .from(calls)
      .leftJoin(callbacks, eq(callbacks.id, calls.id))
      .where(and(eq(calls.campaignId, campaignId), isAfter))
      .orderBy(asc(calls.endedAt), asc(calls.id))
      .limit(rowsPerBatch)
    for (const { call, outcome } of rows) yield lineOf(call, outcome)
    const end = rows.at(-1)
    if (!end || rows.length < rowsPerBatch) return
    last = { at: end.at, id: end.call.id }
  }
}

function lineOf(call: Call, outcome: Callback['outcome']): CallLine {
  const { reason, caller } = call
  return { ...call, reason: reason && withoutNumbers(reason), number: maskIfNumber(caller)?.replace('+', '') ?? null, outcome }
}
