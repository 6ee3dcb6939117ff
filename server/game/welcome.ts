import { and, count, eq, gt, gte, isNull } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { maskNumber } from '../rules/phone-number/phone-number.ts'
import { calls } from '../store/schema/schema.ts'
import { type Call, made, type NewEntry, type Transaction } from '../store/store.ts'
import { aboutCurrentQuestion, positionOf } from './asked-question.ts'
import { wordsWhenClosed } from './opening.ts'
import type { KnownPairing } from './pairing.ts'
import { rejectCall, say } from './say.ts'

/** After the attempt is used up, this many calls are told so. Later ones are rejected before they are answered. */
const maxAlreadyPlayedNotices = 3

/** Returns the first turn once it is known who calls: an invitation to play, or why they cannot. */
export async function welcome(transaction: Transaction, call: Call, pairing: KnownPairing): Promise<Turn> {
  const { context, at } = transaction
  const { spoken } = context
  switch (pairing.kind) {
    case 'paired':
      return invite(transaction, call, pairing)
    case 'closed':
      return say(transaction, call, { say: wordsWhenClosed(context, at) ?? '', part: 'goodbye', visitId: null })
    case 'elsewhere':
      return say(transaction, call, { say: spoken.playsElsewhere, part: 'goodbye', visitId: null })
    case 'foreign':
      return say(transaction, call, { say: spoken.foreign, part: 'goodbye', visitId: null })
    case 'played':
      return (await hasHeardAllNotices(transaction, call, pairing.finishedAt))
        ? rejectCall(transaction, call)
        : say(transaction, call, { say: spoken.alreadyPlayed, part: 'goodbye', visitId: null })
  }
}

function invite(
  transaction: Transaction,
  call: Call,
  { participant, isNew }: Extract<KnownPairing, { kind: 'paired' }>,
): Promise<Turn> {
  const { context } = transaction
  const { spoken } = context
  const position = positionOf(context, participant)
  const isOutbound = call.direction === 'outbound'
  const rebuses = position.of
  const open = isNew
    ? [isOutbound ? spoken.welcomeCalled : spoken.welcome({ rebuses }), spoken.rebus(position)]
    : [spoken.welcomeBack({ ...position, points: participant.points })]
  const called: NewEntry[] = isOutbound ? [] : [{ from: 'line', text: spoken.called(call.caller && maskNumber(call.caller)) }]
  return say(transaction, call, {
    open,
    ...aboutCurrentQuestion(context, participant),
    entriesBefore: called,
  })
}

/** Only asked at the call's first turn: a call that is already answered can no longer be rejected. */
async function hasHeardAllNotices({ tx, context }: Transaction, call: Call, finishedAt: Date): Promise<boolean> {
  if (!call.caller || call.turn > 0) return false
  const [notices] = await countNotices(tx, { campaignId: context.campaignId, caller: call.caller, since: finishedAt })
  return (notices?.total ?? 0) >= maxAlreadyPlayedNotices
}

const countNotices = made((db, { campaignId, caller, since }: { campaignId: number; caller: string; since: Date }) => {
  const wasDismissed = and(eq(calls.part, 'goodbye'), gt(calls.turn, 0), isNull(calls.participantId))
  return db
    .select({ total: count() })
    .from(calls)
    .where(and(eq(calls.campaignId, campaignId), eq(calls.caller, caller), wasDismissed, gte(calls.startedAt, since)))
})
