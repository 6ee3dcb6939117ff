import { and, count as countOf, eq, gte, gt, isNull } from 'drizzle-orm'
import type { CallStarted, Turn } from '../../scenario/protocol.ts'
import { maskNumber, normaliseCaller } from '../number.ts'
import { type Pairing, pairByCaller } from '../pairing.ts'
import { calls } from '../schema.ts'
import type { Line } from './log.ts'
import { noTurn, reject, say } from './say.ts'
import { noteVisitsOf } from './visits-of.ts'
import type { Call, Moment } from './world.ts'

/** A number that has had its attempt hears so this many times; after that its calls are refused unanswered. */
const toldEnough = 3

/** Notes a call that has come in; a repeated `call.started` finds it there. */
export async function register({ tx, world, at }: Moment, event: CallStarted & { call: string }): Promise<void> {
  const { direction, called, control } = event
  const line = { direction, caller: normaliseCaller(event.caller), called, control }
  const beginning = { turn: 0, reply: noTurn(world), part: 'digits', repliedAt: at, startedAt: at, heardAt: at } as const
  await tx.insert(calls).values({ id: event.call, quiz: world.quizName, ...line, ...beginning }).onConflictDoNothing()
}

/** The first turn of a call: a welcome where the caller's number says who he is, else the question for the four digits. */
export async function start(moment: Moment, call: Call): Promise<Turn> {
  const pairing = await pairByCaller(moment, call)
  if (pairing.kind !== 'unknown') return welcome(moment, call, pairing)
  await noteVisitsOf(moment, call.caller)
  return say(moment, call, { say: moment.world.spoken.askDigits, part: 'digits', visitId: null })
}

/** What Pavel says once he knows who is calling. */
export async function welcome(moment: Moment, call: Call, pairing: Exclude<Pairing, { kind: 'unknown' }>): Promise<Turn> {
  const { spoken } = moment.world
  switch (pairing.kind) {
    case 'paired': return invite(moment, call, pairing)
    case 'elsewhere': return say(moment, call, { say: spoken.playsElsewhere, part: 'goodbye', visitId: null })
    case 'played': return await hasBeenTold(moment, call, pairing.finishedAt)
      ? reject(moment, call)
      : say(moment, call, { say: spoken.alreadyPlayed, part: 'goodbye', visitId: null })
  }
}

function invite(moment: Moment, call: Call, { participant, isNew }: Extract<Pairing, { kind: 'paired' }>): Promise<Turn> {
  const { quiz, spoken } = moment.world
  const place = { number: participant.rebus + 1, of: quiz.rebuses.length }
  const words = isNew
    ? `${spoken.welcome({ rebuses: place.of })} ${spoken.rebus(place)}`
    : spoken.welcomeBack({ ...place, points: participant.points })
  const called: Line = { from: 'line', text: spoken.called(call.caller && maskNumber(call.caller)) }
  return say(moment, call, { say: words, part: 'game', after: [called], visitId: participant.visitId })
}

/** Only before the call is answered: a call that is already answered is never rejected. */
async function hasBeenTold({ tx, world }: Moment, call: Call, finishedAt: Date): Promise<boolean> {
  if (!call.caller || call.turn > 0) return false
  const wasRefused = and(eq(calls.part, 'goodbye'), gt(calls.turn, 0), isNull(calls.participantId))
  const [told] = await tx.select({ times: countOf() }).from(calls)
    .where(and(eq(calls.quiz, world.quizName), eq(calls.caller, call.caller), wasRefused, gte(calls.startedAt, finishedAt)))
  return (told?.times ?? 0) >= toldEnough
}
