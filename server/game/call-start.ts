import { eq } from 'drizzle-orm'
import { type CallStarted, protocolVersion, type Turn } from '../../scenario/protocol.ts'
import { maskNumber, normaliseCaller } from '../rules/phone-number/phone-number.ts'
import { callbacks, calls } from '../store/schema/schema.ts'
import { appendEntries, type Call, made, type Transaction } from '../store/store.ts'
import { unusableSessionUrl } from '../voximplant/voximplant.ts'
import { askCallbackDigits } from './ask-callback-digits.ts'
import { askPairingCode } from './ask-pairing-code.ts'
import { campaignCalled } from './call-campaign.ts'
import { claimCallback } from './callback-order.ts'
import { endCallback } from './callback-state.ts'
import { endCall } from './end-call.ts'
import { markVisitsChanged } from './find-by-number.ts'
import { claimCheck } from './first-call-check.ts'
import { noteScenario } from './foreign-scenario.ts'
import { readLineHearing } from './hearing.ts'
import { allowCallsAgain } from './never-again.ts'
import { hasGamesUnderWay, wordsWhenClosed } from './opening.ts'
import { pairByCaller } from './pairing.ts'
import { makeInitialTurn, rejectCall, say } from './say.ts'
import { welcome } from './welcome.ts'

/**
 * Inserts the row of a call that has begun; does nothing when `call.started` is repeated. A session URL that must not be
 * used is not saved: the call is played all the same, but learns what was typed only with its next event.
 */
export async function registerCall(transaction: Transaction, event: CallStarted & { call: string }): Promise<void> {
  const { tx, context, at } = transaction
  const { direction, called } = event
  const [order] = direction === 'outbound' ? await findOrder(tx, { id: event.call }) : []
  const isUnordered = direction === 'outbound' && order === undefined
  const sessionUrl = context.sessions.isUsable(event.control) ? event.control : (order?.sessionUrl ?? null)
  // For outbound calls, orderCallback reports a session URL that cannot be used.
  if (sessionUrl === null && direction === 'inbound') context.tellOperator(unusableSessionUrl)
  const { campaignId } = order ?? (await campaignCalled(transaction, event))
  const campaign = context.campaigns.find(campaignId) ?? context
  const line = await readLineHearing({ ...campaign, db: tx })
  const begun = { id: event.call, campaignId, direction, called, reply: makeInitialTurn(campaign, line), at }
  if (isUnordered) await insertErasedCall(tx, { ...begun, caller: null, sessionUrl: null, session: '' })
  else await insertCall(tx, { ...begun, caller: normaliseCaller(event.caller), sessionUrl, session: event.session })
}

const findOrder = made((db, { id }: { id: string }) =>
  db.select({ campaignId: callbacks.campaignId, sessionUrl: callbacks.sessionUrl }).from(callbacks).where(eq(callbacks.id, id)),
)

type NewCall = Pick<Call, 'id' | 'campaignId' | 'direction' | 'called' | 'caller' | 'sessionUrl' | 'session' | 'reply'> & {
  at: Date
}

const insertCall = made((db, call: NewCall) => db.insert(calls).values(rowOf(call)).onConflictDoNothing())

/** The person to be called was erased after the order, so the call ends before it dials and nothing about it is stored. */
const insertErasedCall = made((db, call: NewCall) =>
  db
    .insert(calls)
    .values({ ...rowOf(call), endedAt: call.at, erasedAt: call.at, seconds: 0 })
    .onConflictDoNothing(),
)

function rowOf({
  id,
  campaignId,
  direction,
  called,
  caller,
  sessionUrl,
  session,
  reply,
  at,
}: NewCall): typeof calls.$inferInsert {
  const beginning = { turn: 0, reply, part: 'digits', repliedAt: at, startedAt: at, heardAt: at } as const
  return { id, campaignId, direction, called, caller, sessionUrl, session, ...beginning }
}

/**
 * Returns the first turn of a call: a welcome where the caller's game is known, otherwise the question for the pairing code. Our own
 * calls always ask, because whoever picks up has proved nothing yet. A scenario of another protocol version gets an apology. Expects
 * the call to be locked.
 */
export async function startCall(transaction: Transaction, call: Call, event: CallStarted): Promise<Turn> {
  transaction.telemetry.push({ type: 'call begun', call: call.id, direction: call.direction })
  noteScenario(transaction, event)
  if (event.version !== protocolVersion) return refuseVersion(transaction, call, event.version)
  if (call.direction === 'outbound') return startCallback(transaction, call)
  const checkTurn = await claimCheck(transaction, call)
  return checkTurn ?? allowCallsAgain(transaction, call, await greetCaller(transaction, call))
}

async function greetCaller(transaction: Transaction, call: Call): Promise<Turn> {
  const pairing = await pairByCaller(transaction, call)
  if (pairing.kind !== 'unknown') return welcome(transaction, call, pairing)
  await markVisitsChanged(transaction, call.caller)
  const isClosed = wordsWhenClosed(transaction.context, transaction.at) !== null
  return isClosed && !(await hasGamesUnderWay(transaction))
    ? welcome(transaction, call, { kind: 'closed' })
    : askPairingCode(transaction, call)
}

/** Saying something and hanging up is safe: it works the same way in every version of the protocol. */
function refuseVersion(transaction: Transaction, call: Call, scenarioVersion: number): Promise<Turn> {
  const { tellOperator, spoken } = transaction.context
  tellOperator(
    scenarioVersion < protocolVersion
      ? `the scenario in the cloud is older than this server (${scenarioVersion}, not ${protocolVersion}): run scenario:deploy`
      : `the scenario in the cloud is newer than this server (${scenarioVersion}, not ${protocolVersion}): update the server`,
  )
  if (call.direction === 'outbound') return abandonCallback(transaction, call, 'failed')
  return say(transaction, call, { say: spoken.goodbye, part: 'goodbye', visitId: null })
}

/** The number has not been dialled yet, so this is the last chance not to disturb anyone. */
async function startCallback(transaction: Transaction, call: Call): Promise<Turn> {
  const callback = await claimCallback(transaction, call)
  if (!callback) return abandonCallback(transaction, call, 'called off')
  const calling = transaction.context.spoken.calling(maskNumber(callback.phone))
  appendEntries(transaction, callback.visitId, [{ from: 'line', text: calling }])
  await markVisitsChanged(transaction, callback.phone)
  return askCallbackDigits(transaction, call)
}

/** A session that is told not to dial ends without another event, so the call ends here too and frees its number. */
async function abandonCallback(transaction: Transaction, call: Call, outcome: 'called off' | 'failed'): Promise<Turn> {
  await endCallback(transaction, call.id, outcome)
  const turn = rejectCall(transaction, call)
  await endCall(transaction, call, { reason: outcome, seconds: 0 })
  return turn
}
