import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { endCall, findNextVisits, pushGoodbye, secondsTalked, turnTo, unpair } from '../game/game.ts'
import {
  answers,
  callbacks,
  calls,
  checks,
  deeds,
  entries,
  events,
  participants,
  unclearWords,
  visits,
} from '../store/schema/schema.ts'
import type { Call, Participant, Transaction } from '../store/store.ts'
import type { Traces } from './personal-rows.ts'

/** Removes everything that identifies a person from these rows, and locks them in the order that `inTransaction` asks for. */
export async function wipe(
  transaction: Transaction,
  { calls, callbacks, games, visits }: Omit<Traces, 'mentions'>,
): Promise<void> {
  await eraseCalls(transaction, calls)
  await eraseCallbacks(transaction, callbacks)
  await eraseGames(transaction, games)
  await eraseVisits(transaction, visits)
  await eraseDeeds(transaction, { calls, games })
  await eraseJobs(transaction, [...callbacks, ...games.map(String)])
}

/**
 * Erases what was said in these calls and who called, and keeps their duration and quality. A live call is ended; `receive` does
 * not save what its session still reports.
 */
async function eraseCalls(transaction: Transaction, ids: string[]): Promise<void> {
  const { tx, at } = transaction
  const locked = await tx.select().from(calls).where(inArray(calls.id, ids)).orderBy(asc(calls.id)).for('update')
  const goodbyes = new Map<string, Turn>()
  for (const call of locked) if (!call.endedAt) goodbyes.set(call.id, await hangUp(transaction, call))
  await tx
    .update(events)
    .set({ heard: null, reply: wordless(events.reply) })
    .where(inArray(events.callId, ids))
  await tx.update(answers).set({ heard: '', reason: '' }).where(inArray(answers.callId, ids))
  await tx.delete(unclearWords).where(inArray(unclearWords.callId, ids))
  await tx
    .update(checks)
    .set({ findings: sql`(${checks.findings}::jsonb - 'caller')::json` })
    .where(and(inArray(checks.callId, ids), hasCallerText))
  const cleared = { caller: null, sessionUrl: null, session: '', reason: null, participantId: null, reply: wordless(calls.reply) }
  await tx
    .update(calls)
    .set({ ...cleared, erasedAt: at })
    .where(inArray(calls.id, ids))
  for (const [id, reply] of goodbyes) await tx.update(calls).set({ reply }).where(eq(calls.id, id))
}

/** Ends a live call with a goodbye. It names nobody, because it remains in the call as the reply to events that still come in. */
async function hangUp(transaction: Transaction, call: Call): Promise<Turn> {
  turnTo(transaction, call)
  const goodbye = call.answeredAt ? transaction.context.spoken.forgotten : ''
  const turn = await pushGoodbye(transaction, call, goodbye)
  await endCall(transaction, call, { reason: 'erased', seconds: secondsTalked(call, transaction.at) })
  return turn
}

/** The first-call check records a caller ID that is not a number verbatim, and it may be a person's name. */
const hasCallerText = sql`${checks.findings} ->> 'caller' like 'the text%'`

function wordless(turn: typeof calls.reply | typeof events.reply) {
  return sql`(jsonb_set(${turn}::jsonb, '{say}', '""') - 'pieces')::json`
}

/** Deletes requests to be called, whether open or done. Visitors who wait behind an open one see that they move up. */
async function eraseCallbacks(transaction: Transaction, ids: string[]): Promise<void> {
  const { tx, changed } = transaction
  const isTheirs = inArray(callbacks.id, ids)
  // Ending the calls has locked their games, so these locks come out of order: `noWait` makes `inTransaction` start over instead.
  await tx.select({ id: callbacks.id }).from(callbacks).where(isTheirs).for('update', { noWait: true })
  const erased = await tx.delete(callbacks).where(isTheirs).returning()
  for (const { visitId } of erased) changed.add(visitId)
  for (const callback of erased.filter(({ endedAt }) => endedAt === null)) {
    turnTo(transaction, callback)
    for (const visitId of await findNextVisits(transaction)) changed.add(visitId)
  }
}

/** What was done stays in the log, with its reason; what an operator added in words of their own, or had Pavel say, does not. */
async function eraseDeeds({ tx }: Transaction, { calls, games }: Pick<Traces, 'calls' | 'games'>): Promise<void> {
  if (calls.length + games.length === 0) return
  await tx
    .update(deeds)
    .set({ about: sql`split_part(${deeds.about}, ': ', 1)` })
    .where(and(or(inArray(deeds.gameId, games), inArray(deeds.callId, calls)), sql`strpos(${deeds.about}, ': ') > 0`))
}

/** Matches no row, since ids start at 1: the visit in which the game was played is deleted as well. */
const noVisit = 0

/** Erases the answers in these games and pseudonymises the number; the figures stay. A game that has not begun is deleted. */
async function eraseGames(transaction: Transaction, ids: number[]): Promise<void> {
  const { tx } = transaction
  const games = await tx
    .select()
    .from(participants)
    .where(inArray(participants.id, ids))
    .orderBy(asc(participants.id))
    .for('update')
  await tx.update(answers).set({ heard: '', reason: '' }).where(inArray(answers.participantId, ids))
  await tx.delete(unclearWords).where(inArray(unclearWords.participantId, ids))
  for (const game of games) {
    turnTo(transaction, game)
    await (hasBegun(game) ? pseudonymise(transaction, game) : unpair(transaction, game))
  }
}

/** What the person had agreed to, and how the number was proved. */
const unagreed = { consentVersion: null, consentAt: null, proof: null, provedAt: null }

/** A game under way ends here, without a prize, because there is nobody left to give one to. */
async function pseudonymise({ tx, context, at }: Transaction, { id, phone, finishedAt }: Participant): Promise<void> {
  const ended = { finishedAt: finishedAt ?? at, lostAt: null, sms: null, visitId: noVisit }
  await tx
    .update(participants)
    .set({ ...ended, ...unagreed, phone: phone && context.disguise(phone) })
    .where(eq(participants.id, id))
}

function hasBegun({ startedAt, finishedAt }: Participant): boolean {
  return startedAt !== null || finishedAt !== null
}

/**
 * Deletes these visits with their entries and tokens. A page that has one open is told that it was erased, because the visit
 * counts as changed and is no longer found.
 */
async function eraseVisits({ tx, changed }: Transaction, ids: number[]): Promise<void> {
  await tx.select({ id: visits.id }).from(visits).where(inArray(visits.id, ids)).orderBy(asc(visits.id)).for('update')
  await tx.delete(entries).where(inArray(entries.visitId, ids))
  await tx.delete(visits).where(inArray(visits.id, ids))
  for (const id of ids) changed.add(id)
}

/** Deletes the queued jobs for these ids. The queue's tables exist only in a database whose server has used a queue. */
async function eraseJobs({ tx }: Pick<Transaction, 'tx'>, ids: string[]): Promise<void> {
  const [queue] = await tx.select({ exists: sql<boolean>`to_regclass('pgboss.job') is not null` }).from(sql`(values (1)) as one`)
  if (queue?.exists && ids.length > 0) await tx.execute(sql`delete from pgboss.job where data ->> 'id' in ${ids}`)
}
