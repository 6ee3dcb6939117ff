import { and, eq, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import { ceilingsOf, reachedCeiling, type Spent } from '../rules/quiz/quiz.ts'
import { calls } from '../store/schema/schema.ts'
import { type Call, type GameContext, made, type Participant, type Transaction } from '../store/store.ts'
import { secondsTalked, secondsTalkedBy } from './call-seconds.ts'
import { finishGame } from './finish-game.ts'
import { lockPlayer } from './participant.ts'
import type { Speech } from './reply.ts'

/**
 * Returns what Pavel says in this turn: `speech` or, once the call or its game has reached its ceiling, a goodbye. A game
 * that has reached its own ceiling is finished with the points it has. Expects the call to be locked; locks the participant.
 */
export async function endAtCeiling(transaction: Transaction, call: Call, speech: Speech): Promise<Speech> {
  if (speech.part === 'goodbye' || !call.answeredAt || hasJustWon(call, speech)) return speech
  const player = await lockPlayer(transaction, call)
  const spent = spentIn(call, transaction.at)
  const game = player && (await addOtherCalls(transaction, call, player, spent))
  const reached = reachedCeiling(transaction.context.quiz, spent, game)
  if (reached === null) return speech
  const goodbye = reached === 'game' && player ? await countGame(transaction, player) : sayGoodbye(transaction, speech)
  const before = speech.isOnRequest ? '' : speech.say
  return { ...speech, say: [before, goodbye].filter(Boolean).join(' '), open: [], caption: undefined, part: 'goodbye' }
}

/** The prize and the offer to spell its code must be heard; the next turn is soon enough for the goodbye. */
function hasJustWon(call: Call, { part }: Speech): boolean {
  return part === 'code' && call.part !== 'code'
}

/** The turn about to be said counts as well. An answer that comes late, after the end of the call, takes no more time. */
function spentIn(call: Call, at: Date): Spent {
  return { minutes: secondsTalked(call, call.endedAt ?? at) / 60, turns: call.turn + 1 }
}

async function addOtherCalls(
  { tx, at }: Transaction,
  { id, answeredAt }: Call,
  participant: Participant,
  spent: Spent,
): Promise<Spent> {
  // Most games are played in one call, and none came before the one that began it.
  if (answeredAt && participant.startedAt && participant.startedAt >= answeredAt) return spent
  const { minutes, turns } = spent
  const [others] = await sumOtherCalls(tx, { participantId: participant.id, id, at })
  return { minutes: minutes + (others?.minutes ?? 0), turns: turns + (others?.turns ?? 0) }
}

const sumOtherCalls = made((db, { participantId, id, at }: { participantId: number; id: string; at: Date }) =>
  db
    .select({
      minutes: sql`coalesce(sum(${secondsTalkedBy(at)}), 0) / 60`.mapWith(Number),
      turns: sql`coalesce(sum(${calls.turn}), 0)`.mapWith(Number),
    })
    .from(calls)
    .where(and(eq(calls.participantId, participantId), ne(calls.id, id))),
)

async function countGame(transaction: Transaction, participant: Participant): Promise<string> {
  const { points } = participant
  const { countedAtCeiling, hiddenNumber } = transaction.context.spoken
  const prize = await finishGame(transaction, participant)
  return prize ? countedAtCeiling({ points, prize: prize.tier.spoken }) : hiddenNumber.funWaits({ points })
}

function sayGoodbye({ context: { spoken } }: Transaction, { part }: Speech): string {
  return part === 'game' || part === 'digits' ? spoken.longCall[part] : spoken.farewell
}

/** A turn takes less than this, so a call that is so far above its ceiling has not come to a turn for too long. */
const graceMinutes = 1

/** Returns the ids of live calls above their ceiling of minutes to which nothing has happened that would have ended them. */
export function findLongCalls({ db, quiz, campaignId, now }: GameContext): Promise<{ id: string }[]> {
  const minutes = ceilingsOf(quiz).call.minutes + graceMinutes
  return findAnsweredBefore(db, { campaignId, before: new Date(now().getTime() - minutes * 60_000) })
}

const findAnsweredBefore = made((db, { campaignId, before }: { campaignId: number; before: Date }) => {
  const isLive = and(isNotNull(calls.answeredAt), isNull(calls.endedAt), ne(calls.part, 'goodbye'))
  return db
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.campaignId, campaignId), isLive, lt(calls.answeredAt, before)))
})
