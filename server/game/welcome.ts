import { and, count as countOf, eq, gt, gte, isNull } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { maskNumber } from '../rules/number/number.ts'
import { calls } from '../store/schema/schema.ts'
import type { Call, NewEntry, Transaction } from '../store/store.ts'
import type { Pairing } from './pairing.ts'
import { reject, say } from './say.ts'

/** A number that has had its attempt hears so this many times; after that its calls are refused unanswered. */
const toldEnough = 3

/** What Pavel says once he knows who is calling. */
export async function welcome(
  transaction: Transaction,
  call: Call,
  pairing: Exclude<Pairing, { kind: 'unknown' }>,
): Promise<Turn> {
  const { spoken } = transaction.context
  switch (pairing.kind) {
    case 'paired':
      return invite(transaction, call, pairing)
    case 'elsewhere':
      return say(transaction, call, { say: spoken.playsElsewhere, part: 'goodbye', visitId: null })
    case 'played':
      return (await hasBeenTold(transaction, call, pairing.finishedAt))
        ? reject(transaction, call)
        : say(transaction, call, { say: spoken.alreadyPlayed, part: 'goodbye', visitId: null })
  }
}

function invite(
  transaction: Transaction,
  call: Call,
  { participant, isNew }: Extract<Pairing, { kind: 'paired' }>,
): Promise<Turn> {
  const { quiz, spoken } = transaction.context
  const place = { number: participant.rebus + 1, of: quiz.rebuses.length }
  const isOurs = call.direction === 'outbound'
  const words = isNew
    ? `${isOurs ? spoken.welcomeCalled({ rebuses: place.of }) : spoken.welcome({ rebuses: place.of })} ${spoken.rebus(place)}`
    : spoken.welcomeBack({ ...place, points: participant.points })
  const number = call.caller && maskNumber(call.caller)
  const called: NewEntry = { from: 'line', text: isOurs ? spoken.calling(number) : spoken.called(number) }
  return say(transaction, call, { say: words, part: 'game', after: [called], visitId: participant.visitId })
}

/** Only before the call is answered: a call that is already answered is never rejected. */
async function hasBeenTold({ tx, context }: Transaction, call: Call, finishedAt: Date): Promise<boolean> {
  if (!call.caller || call.turn > 0) return false
  const wasRefused = and(eq(calls.part, 'goodbye'), gt(calls.turn, 0), isNull(calls.participantId))
  const [told] = await tx
    .select({ times: countOf() })
    .from(calls)
    .where(and(eq(calls.quiz, context.quizName), eq(calls.caller, call.caller), wasRefused, gte(calls.startedAt, finishedAt)))
  return (told?.times ?? 0) >= toldEnough
}
