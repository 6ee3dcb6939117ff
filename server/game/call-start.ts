import { eq } from 'drizzle-orm'
import type { CallStarted, Turn } from '../../scenario/protocol.ts'
import { version } from '../../scenario/wire.ts'
import { normaliseCaller } from '../rules/number/number.ts'
import { callbacks, calls } from '../store/schema/schema.ts'
import type { Call, Moment } from '../store/store.ts'
import { unusable } from '../voximplant/voximplant.ts'
import { askDigits } from './ask-pairing-code.ts'
import { noteVisitsOf } from './by-number.ts'
import { claimCallback } from './callback-order.ts'
import { endCallback } from './callback-state.ts'
import { takeCheck } from './check.ts'
import { end } from './end.ts'
import { pairByCaller, pairWithVisit } from './pairing.ts'
import { noTurn, reject, say } from './say.ts'
import { welcome } from './welcome.ts'

/**
 * Notes a call that has begun; a repeated `call.started` finds it there. A control URL that must not be used is not kept: the
 * call is played all the same, and hears of what was typed at its next event.
 */
export async function register(moment: Moment, event: CallStarted & { call: string }): Promise<void> {
  const { tx, world, at } = moment
  const { direction, called } = event
  const order = direction === 'outbound' ? await orderOf(tx, event.call) : null
  const isUnwanted = direction === 'outbound' && order === null
  const control = world.control.isUsable(event.control) ? event.control : (order?.control ?? null)
  // whoever ordered a call looks at the address that the order was answered with
  if (control === null && direction === 'inbound') world.tellOperator(unusable)
  const line = isUnwanted ? unwanted(moment) : { caller: normaliseCaller(event.caller), control, session: event.session }
  const beginning = { turn: 0, reply: noTurn(world), part: 'digits', repliedAt: at, startedAt: at, heardAt: at } as const
  await tx
    .insert(calls)
    .values({ id: event.call, quiz: world.quizName, direction, called, ...line, ...beginning })
    .onConflictDoNothing()
}

/** The answer to an order names its session's URL as well. */
async function orderOf(tx: Moment['tx'], id: string): Promise<{ control: string | null } | null> {
  const [order] = await tx.select({ control: callbacks.control }).from(callbacks).where(eq(callbacks.id, id))
  return order ?? null
}

/** Whoever was to be called has been erased since it was ordered: nobody is called, and nothing is kept. */
function unwanted({ at }: Moment) {
  return { caller: null, control: null, session: '', endedAt: at, erasedAt: at, seconds: 0 }
}

/** The first turn of a call: a welcome where it is known who is on the line, else the question for the digits. */
export async function start(moment: Moment, call: Call, event: CallStarted): Promise<Turn> {
  moment.facts.push({ type: 'call begun', call: call.id, direction: call.direction })
  if (event.version !== version) return apologise(moment, call, event.version)
  if (call.direction === 'outbound') return startCallback(moment, call)
  const check = await takeCheck(moment, call)
  if (check) return check
  const pairing = await pairByCaller(moment, call)
  if (pairing.kind !== 'unknown') return welcome(moment, call, pairing)
  await noteVisitsOf(moment, call.caller)
  return askDigits(moment, call)
}

/** Whatever else has changed between versions, saying something and hanging up has not. */
function apologise(moment: Moment, call: Call, itsVersion: number): Promise<Turn> {
  const { tellOperator, spoken } = moment.world
  tellOperator(
    itsVersion < version
      ? `the scenario in the cloud is older than this server (${itsVersion}, not ${version}): run scenario:deploy`
      : `the scenario in the cloud is newer than this server (${itsVersion}, not ${version}): update the server`,
  )
  if (call.direction === 'outbound') return callNobody(moment, call, 'failed')
  return say(moment, call, { say: spoken.goodbye, part: 'goodbye', visitId: null })
}

/** The person has not been called yet: this is the last moment at which nobody needs to be disturbed. */
async function startCallback(moment: Moment, call: Call): Promise<Turn> {
  const callback = await claimCallback(moment, call)
  const pairing = callback && (await pairWithVisit(moment, call, callback))
  if (pairing?.kind === 'paired') return welcome(moment, call, pairing)
  return callNobody(moment, call, 'called off')
}

/** The session ends without a word of it, so this is the end of the call as well: nobody with its number is on the line. */
async function callNobody(moment: Moment, call: Call, outcome: 'called off' | 'failed'): Promise<Turn> {
  await endCallback(moment, call.id, outcome)
  const turn = await reject(moment, call)
  await end(moment, call, { reason: outcome, seconds: 0 })
  return turn
}
