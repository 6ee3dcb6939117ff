import { and, eq, inArray, isNotNull, isNull, lt, not, notExists } from 'drizzle-orm'
import { withLogContext } from '../monitoring/monitoring.ts'
import { callbacks, calls, limits, participants, visits } from '../store/schema/schema.ts'
import { type GameContext, inTransaction, made, unread } from '../store/store.ts'
import { secondsTalked } from './call-seconds.ts'
import { endCallback } from './callback-state.ts'
import { endCall } from './end-call.ts'
import { isAwaitingCallback, visitLifetimeHours } from './find-by-number.ts'
import { finishLostGame, hasGraceEnded } from './finish-game.ts'
import { lockCall } from './lock-call.ts'
import { changePairingCode, findExpiredPairingCodes } from './pairing-code.ts'
import { lockParticipantWhere, lockPlayer } from './participant.ts'
import { pushTurn } from './pushed-turns.ts'
import { say } from './say.ts'
import { findLongCalls } from './talk-ceilings.ts'

/**
 * A live call sends an event more often than this: a phrase, the longest wait for the caller, the longest answer and every
 * retry of its report add up to less.
 */
const maxSilentMinutes = 3

/** A session that was ordered sends its first event sooner than this. */
const maxStartMinutes = 2

/**
 * Ends what nothing else will end: calls that vanished, calls above their ceiling, ordered callbacks that never started, lost games
 * whose grace time is over, pairing codes that have expired or whose browser never called, and expired rate limits. A failure of one
 * item does not stop the others; all failures are thrown at the end as an `AggregateError`. Safe to run on several servers at once.
 */
export async function sweep(context: GameContext): Promise<void> {
  const failures: unknown[] = []
  const collect = (error: unknown) => void failures.push(error)
  for (const { id } of await findVanishedCalls(context)) await endVanishedCall(context, id).catch(collect)
  for (const { id } of await findLongCalls(context))
    await withLogContext(() => endLongCall(context, id), { call: id }).catch(collect)
  for (const { id } of await findUnstartedCallbacks(context))
    await withLogContext(() => failUnstartedCallback(context, id), { call: id }).catch(collect)
  for (const { id } of await findLostGames(context)) await finishAfterGrace(context, id).catch(collect)
  for (const { id } of await findExpiredPairingCodes(context)) await changePairingCode(context, id).catch(collect)
  await releasePairingCodes(context)
  await deleteExpiredLimits(context)
  if (failures.length > 0) throw new AggregateError(failures, 'a part of the sweep failed')
}

function findVanishedCalls(context: GameContext): Promise<{ id: string }[]> {
  return findVanished(context.db, silentSince(context))
}

const findVanished = made((db, silent: Silent) => db.select({ id: calls.id }).from(calls).where(hasVanished(silent)))

const lockVanished = made((db, silent: Silent & { id: string }) =>
  db
    .select()
    .from(calls)
    .where(and(eq(calls.id, silent.id), hasVanished(silent)))
    .for('update'),
)

type Silent = { campaignId: number; before: Date }

function silentSince(context: GameContext): Silent {
  return { campaignId: context.campaignId, before: ago(context, maxSilentMinutes) }
}

function hasVanished({ campaignId, before }: Silent) {
  return and(eq(calls.campaignId, campaignId), isNull(calls.endedAt), lt(calls.heardAt, before))
}

function endVanishedCall(context: GameContext, id: string): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const [call] = await lockVanished(transaction.tx, { ...silentSince(context), id })
    if (!call) return
    if (call.direction === 'outbound' && !call.answeredAt) await endCallback(transaction, id, 'failed')
    await endCall(transaction, call, { reason: 'the session stopped reporting', seconds: secondsTalked(call, call.heardAt) })
  })
}

/** `say` finds the ceiling reached, and turns whatever would come next into a goodbye. */
function endLongCall(context: GameContext, id: string): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const [call] = await lockCall(transaction.tx, { id })
    if (!call || call.endedAt || call.part === 'goodbye') return
    const player = await lockPlayer(transaction, call)
    const turn = await say(transaction, call, { say: '', part: call.part, visitId: player?.visitId ?? null })
    pushTurn(transaction, call, turn)
  })
}

function findUnstartedCallbacks(context: GameContext): Promise<{ id: string }[]> {
  return findUnstarted(context.db, { campaignId: context.campaignId, before: ago(context, maxStartMinutes) })
}

/** The order was accepted, but no event of its session ever arrived. */
const findUnstarted = made((db, { campaignId, before }: { campaignId: number; before: Date }) => {
  const hasNotStarted = notExists(db.select().from(calls).where(eq(calls.id, callbacks.id)))
  const isOpen = and(eq(callbacks.campaignId, campaignId), isNull(callbacks.endedAt), lt(callbacks.calledAt, before))
  return db.select({ id: callbacks.id }).from(callbacks).where(and(isOpen, hasNotStarted))
})

function failUnstartedCallback(context: GameContext, id: string): Promise<void> {
  context.tellOperator('a call was ordered, but its scenario never reported: see the call history of the Voximplant account')
  return inTransaction(context, (transaction) => endCallback(transaction, id, 'failed'))
}

function findLostGames(context: GameContext): Promise<{ id: number }[]> {
  return findLost(context.db, { campaignId: context.campaignId, before: ago(context, context.quiz.graceMinutes) })
}

const findLost = made((db, { campaignId, before }: { campaignId: number; before: Date }) =>
  db
    .select({ id: participants.id })
    .from(participants)
    .where(and(eq(participants.campaignId, campaignId), isNull(participants.finishedAt), lt(participants.lostAt, before))),
)

function finishAfterGrace(context: GameContext, id: number): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const lost = await lockParticipantWhere(transaction, and(eq(participants.id, id), isNull(participants.finishedAt)))
    if (lost && (await hasGraceEnded(transaction, lost))) await finishLostGame(transaction, lost)
  })
}

async function releasePairingCodes(context: GameContext): Promise<void> {
  const { db, campaignId } = context
  const released = await releaseCodes(db, { campaignId, before: ago(context, visitLifetimeHours * 60) })
  context.publish(unread(released.map(({ id }) => id)))
}

/** `skip locked`: several servers sweep at once, and each leaves alone the visits that another one is releasing. */
const releaseCodes = made((db, { campaignId, before }: { campaignId: number; before: Date }) => {
  const isUnpaired = and(eq(visits.campaignId, campaignId), isNotNull(visits.digits), isNull(visits.participantId))
  const old = db
    .select({ id: visits.id })
    .from(visits)
    .where(and(isUnpaired, lt(visits.openedAt, before), not(isAwaitingCallback(db))))
    .for('update', { skipLocked: true })
  return db.update(visits).set({ digits: null }).where(inArray(visits.id, old)).returning({ id: visits.id })
})

async function deleteExpiredLimits({ db, now }: GameContext): Promise<void> {
  await deleteExpired(db, { at: now() })
}

const deleteExpired = made((db, { at }: { at: Date }) => db.delete(limits).where(lt(limits.expire, at)))

function ago(context: GameContext, minutes: number): Date {
  return new Date(context.now().getTime() - minutes * 60_000)
}
