import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { endCall, findNextVisits, pushTurn, say, secondsTalked, unpair } from '../game/game.ts'
import { answers, callbacks, calls, checks, entries, events, participants, visits } from '../store/schema/schema.ts'
import type { Call, Participant, Transaction } from '../store/store.ts'
import type { Traces } from './traces.ts'

/** Takes from these rows all that tells of a person, in the order in which rows are locked everywhere. */
export async function wipe(
  transaction: Transaction,
  { calls, callbacks, games, visits }: Omit<Traces, 'mentions'>,
): Promise<void> {
  await eraseCalls(transaction, calls)
  await eraseCallbacks(transaction, callbacks)
  await eraseGames(transaction, games)
  await eraseVisits(transaction, visits)
  await eraseJobs(transaction, [...callbacks, ...games.map(String)])
}

/** Leaves of a call how long it was and how good its line; one under way ends. What its line still reports is not kept (game.ts). */
export async function eraseCalls(transaction: Transaction, ids: string[]): Promise<void> {
  const { tx, at } = transaction
  const locked = await tx.select().from(calls).where(inArray(calls.id, ids)).orderBy(asc(calls.id)).for('update')
  const goodbyes = new Map<string, Turn>()
  for (const call of locked) if (!call.endedAt) goodbyes.set(call.id, await hangUp(transaction, call))
  await tx
    .update(events)
    .set({ heard: null, reply: wordless(events.reply) })
    .where(inArray(events.callId, ids))
  await tx.update(answers).set({ heard: '', reason: '' }).where(inArray(answers.callId, ids))
  await tx
    .update(checks)
    .set({ findings: sql`(${checks.findings}::jsonb - 'caller')::json` })
    .where(and(inArray(checks.callId, ids), isNamed))
  const nothing = { caller: null, sessionUrl: null, session: '', reason: null, participantId: null, reply: wordless(calls.reply) }
  await tx
    .update(calls)
    .set({ ...nothing, erasedAt: at })
    .where(inArray(calls.id, ids))
  for (const [id, reply] of goodbyes) await tx.update(calls).set({ reply }).where(eq(calls.id, id))
}

/** Pavel takes his leave, in words that tell nothing of anybody: they stay the reply to whatever the line still reports. */
async function hangUp(transaction: Transaction, call: Call): Promise<Turn> {
  const words = call.answeredAt ? transaction.context.spoken.forgotten : ''
  const turn = await say(transaction, call, { say: words, part: 'goodbye', visitId: null })
  await pushTurn(transaction, call, turn)
  await endCall(transaction, call, { reason: 'erased', seconds: secondsTalked(call, transaction.at) })
  return turn
}

/** A caller that is no number was noted as it came: a name, perhaps. */
const isNamed = sql`${checks.findings} ->> 'caller' like 'the text%'`

function wordless(turn: typeof calls.reply | typeof events.reply) {
  return sql`jsonb_set(${turn}::jsonb, '{say}', '""')::json`
}

/** Nobody is called any more, and whoever waits behind moves up. */
export async function eraseCallbacks(transaction: Transaction, ids: string[]): Promise<void> {
  const { tx, changed } = transaction
  const isTheirs = inArray(callbacks.id, ids)
  // the games of the calls that have just been ended are locked already: out of order (inTransaction)
  await tx.select({ id: callbacks.id }).from(callbacks).where(isTheirs).for('update', { noWait: true })
  const erased = await tx.delete(callbacks).where(isTheirs).returning({ visitId: callbacks.visitId, endedAt: callbacks.endedAt })
  for (const { visitId } of erased) changed.add(visitId)
  if (erased.some(({ endedAt }) => endedAt === null))
    for (const visitId of await findNextVisits(transaction)) changed.add(visitId)
}

/** No row has this key: the browser that played is gone. */
const noVisit = 0

/** Leaves of a game its figures, under its number's disguise. */
export async function eraseGames(transaction: Transaction, ids: number[]): Promise<void> {
  const { tx } = transaction
  const games = await tx
    .select()
    .from(participants)
    .where(inArray(participants.id, ids))
    .orderBy(asc(participants.id))
    .for('update')
  await tx.update(answers).set({ heard: '', reason: '' }).where(inArray(answers.participantId, ids))
  for (const game of games) await (hasBegun(game) ? disguise(transaction, game) : unpair(transaction, game))
}

/** A game in the middle is over now, and there is nobody to give a prize to. */
async function disguise({ tx, context, at }: Transaction, { id, phone, finishedAt }: Participant): Promise<void> {
  const over = { finishedAt: finishedAt ?? at, lostAt: null, sms: null, visitId: noVisit }
  await tx
    .update(participants)
    .set({ ...over, phone: context.disguise(phone) })
    .where(eq(participants.id, id))
}

function hasBegun({ startedAt, finishedAt }: Participant): boolean {
  return startedAt !== null || finishedAt !== null
}

/** A browser's conversation goes as a whole, its token with it; whoever has it open is told (assemble.tsx). */
export async function eraseVisits({ tx, changed }: Transaction, ids: number[]): Promise<void> {
  await tx.select({ id: visits.id }).from(visits).where(inArray(visits.id, ids)).orderBy(asc(visits.id)).for('update')
  await tx.delete(entries).where(inArray(entries.visitId, ids))
  await tx.delete(visits).where(inArray(visits.id, ids))
  for (const id of ids) changed.add(id)
}

/** What waits in the queue for somebody who is erased; the queue's tables are there only where one has ever been used. */
export async function eraseJobs({ tx }: Pick<Transaction, 'tx'>, ids: string[]): Promise<void> {
  const [queue] = await tx.select({ exists: sql<boolean>`to_regclass('pgboss.job') is not null` }).from(sql`(values (1)) as one`)
  if (queue?.exists && ids.length > 0) await tx.execute(sql`delete from pgboss.job where data ->> 'id' in ${ids}`)
}
