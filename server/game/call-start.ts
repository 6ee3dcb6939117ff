import { eq } from 'drizzle-orm'
import { type CallStarted, protocolVersion, type Turn } from '../../scenario/protocol.ts'
import { normaliseCaller } from '../rules/number/number.ts'
import { callbacks, calls } from '../store/schema/schema.ts'
import type { Call, Transaction } from '../store/store.ts'
import { unusableSessionUrl } from '../voximplant/voximplant.ts'
import { askDigits } from './ask-pairing-code.ts'
import { markVisitsOf } from './by-number.ts'
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
export async function register(transaction: Transaction, event: CallStarted & { call: string }): Promise<void> {
  const { tx, context, at } = transaction
  const { direction, called } = event
  const order = direction === 'outbound' ? await orderOf(tx, event.call) : null
  const isUnwanted = direction === 'outbound' && order === null
  const sessionUrl = context.sessions.isUsable(event.control) ? event.control : (order?.sessionUrl ?? null)
  // whoever ordered a call looks at the address that the order was answered with
  if (sessionUrl === null && direction === 'inbound') context.tellOperator(unusableSessionUrl)
  const line = isUnwanted ? unwanted(transaction) : { caller: normaliseCaller(event.caller), sessionUrl, session: event.session }
  const beginning = { turn: 0, reply: noTurn(context), part: 'digits', repliedAt: at, startedAt: at, heardAt: at } as const
  await tx
    .insert(calls)
    .values({ id: event.call, quiz: context.quizName, direction, called, ...line, ...beginning })
    .onConflictDoNothing()
}

/** The answer to an order names its session's URL as well. */
async function orderOf(tx: Transaction['tx'], id: string): Promise<{ sessionUrl: string | null } | null> {
  const [order] = await tx.select({ sessionUrl: callbacks.sessionUrl }).from(callbacks).where(eq(callbacks.id, id))
  return order ?? null
}

/** Whoever was to be called has been erased since it was ordered: nobody is called, and nothing is kept. */
function unwanted({ at }: Transaction) {
  return { caller: null, sessionUrl: null, session: '', endedAt: at, erasedAt: at, seconds: 0 }
}

/** The first turn of a call: a welcome where it is known who is on the line, else the question for the digits. */
export async function start(transaction: Transaction, call: Call, event: CallStarted): Promise<Turn> {
  transaction.telemetry.push({ type: 'call begun', call: call.id, direction: call.direction })
  if (event.version !== protocolVersion) return apologise(transaction, call, event.version)
  if (call.direction === 'outbound') return startCallback(transaction, call)
  const check = await takeCheck(transaction, call)
  if (check) return check
  const pairing = await pairByCaller(transaction, call)
  if (pairing.kind !== 'unknown') return welcome(transaction, call, pairing)
  await markVisitsOf(transaction, call.caller)
  return askDigits(transaction, call)
}

/** Whatever else has changed between versions, saying something and hanging up has not. */
function apologise(transaction: Transaction, call: Call, itsVersion: number): Promise<Turn> {
  const { tellOperator, spoken } = transaction.context
  tellOperator(
    itsVersion < protocolVersion
      ? `the scenario in the cloud is older than this server (${itsVersion}, not ${protocolVersion}): run scenario:deploy`
      : `the scenario in the cloud is newer than this server (${itsVersion}, not ${protocolVersion}): update the server`,
  )
  if (call.direction === 'outbound') return callNobody(transaction, call, 'failed')
  return say(transaction, call, { say: spoken.goodbye, part: 'goodbye', visitId: null })
}

/** The person has not been called yet: this is the last moment at which nobody needs to be disturbed. */
async function startCallback(transaction: Transaction, call: Call): Promise<Turn> {
  const callback = await claimCallback(transaction, call)
  const pairing = callback && (await pairWithVisit(transaction, call, callback))
  if (pairing?.kind === 'paired') return welcome(transaction, call, pairing)
  return callNobody(transaction, call, 'called off')
}

/** The session ends without a word of it, so this is the end of the call as well: nobody with its number is on the line. */
async function callNobody(transaction: Transaction, call: Call, outcome: 'called off' | 'failed'): Promise<Turn> {
  await endCallback(transaction, call.id, outcome)
  const turn = await reject(transaction, call)
  await end(transaction, call, { reason: outcome, seconds: 0 })
  return turn
}
