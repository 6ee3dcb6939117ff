import { and, count, eq, gt, gte, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import { type CallsOut, type CountContext, type Db, type GameContext, keepCount, made, type Transaction } from '../store/store.ts'
import { secondsTalkedBy } from './call-seconds.ts'

/** What a ceiling counts within 24 hours, and for whom: one number, one network address, or all of them together. */
export type Ceiling = `${Counted} of ${Party}`
type Counted = keyof CallsOut['mostPerDay']
type Party = 'number' | 'address' | 'everybody'

const dayMs = 24 * 3600_000

/**
 * Three calls are as many as a person has to bear who never asked for one, whoever calls them off. Three long games take no
 * more than these minutes. One game sends one message, and there may be several campaigns.
 */
export const mostOfNumber: CallsOut['mostPerDay'] = { calls: 3, minutes: 45, messages: 3 }

/** A whole conference may share one address. Half for it leaves the other half to everybody else. */
const shareOfAddress = 1 / 2

function mostOf({ mostPerDay }: CallsOut, counted: Counted, party: Party): number {
  if (party === 'number') return mostOfNumber[counted]
  return party === 'address' ? Math.ceil(mostPerDay[counted] * shareOfAddress) : mostPerDay[counted]
}

/** Who is called or written to, and who asked for it. */
type Asked = { phone: string; addressDisguise: string | null }

/**
 * Returns the ceiling that stands in the way of another call, or null, and then there is room for it. Every ring of the last
 * 24 hours counts, and every callback that waits for its turn. Whoever asks is alone until the transaction ends, so that of
 * many requests at once none gets past the ceiling. Expects that nothing else is locked afterwards.
 */
export async function findCeilingForRequest(transaction: Transaction, asked: Asked): Promise<Ceiling | null> {
  const { tx, at, context } = transaction
  await countAlone(transaction, 'calls')
  const [used = nothing] = await countForRequest(tx, countedAt(at, asked))
  const ceiling = findReached(context.callsOut, used)
  if (!ceiling) tellOfLast(context, 'calls', used)
  return ceiling
}

/** Returns the ceiling that was reached while a callback waited, or null. */
export async function findCeilingAtTurn({ tx, at, context }: Transaction, asked: Asked): Promise<Ceiling | null> {
  const [used = nothing] = await countAtTurn(tx, countedAt(at, asked))
  return findReached(context.callsOut, used)
}

/** Returns the ceiling that stands in the way of a message about this game, or null, and then there is room for it. */
export async function findCeilingForMessage(
  transaction: Transaction,
  { phone, visitId }: { phone: string; visitId: number },
): Promise<Ceiling | null> {
  const { tx, at, context } = transaction
  await countAlone(transaction, 'messages')
  const [visit] = await findAddress(tx, { visitId })
  const [used = nothing] = await countMessages(tx, countedAt(at, { phone, addressDisguise: visit?.addressDisguise ?? null }))
  const ceiling = findReached(context.callsOut, used)
  if (!ceiling) tellOfLast(context, 'messages', used)
  return ceiling
}

const findAddress = made((db, { visitId }: { visitId: number }) =>
  db.select({ addressDisguise: visits.addressDisguise }).from(visits).where(eq(visits.id, visitId)),
)

/**
 * How much of the last 24 hours' calls, minutes and messages everybody together has used, and how much there is. `addresses` is
 * how many network addresses have used up their share of the calls.
 */
export type DailyUse = { total: Record<Counted, { used: number; most: number }>; addresses: number }

/** So many calls and messages are counted in no time. */
const fewUsed = 1_000

/** Reads what an operator sees of the ceilings. Where there is very much, it is a count of the last seconds. */
export const readDailyUse = keepCount({
  count: countDailyUse,
  isLittle: ({ total }) => total.calls.used + total.messages.used < fewUsed,
}).read

async function countDailyUse(context: CountContext): Promise<DailyUse> {
  const { db, now } = context
  const counted = countedAt(now(), { phone: '', addressDisguise: null })
  const [[calls = nothing], [messages = nothing]] = [await countAtTurn(db, counted), await countMessages(db, counted)]
  const of = (counted: Counted, used = 0) => ({ used, most: context.callsOut.mostPerDay[counted] })
  return {
    total: {
      calls: of('calls', calls.everybody.calls),
      minutes: of('minutes', Math.round(calls.everybody.minutes ?? 0)),
      messages: of('messages', messages.everybody.messages),
    },
    addresses: await countAddressesAtCeiling(context),
  }
}

async function countAddressesAtCeiling({ db, now, callsOut }: CountContext): Promise<number> {
  const full = await db
    .select({ address: callbacks.addressDisguise })
    .from(callbacks)
    .where(and(isNotNull(callbacks.addressDisguise), gt(callbacks.calledAt, dayBefore(now()))))
    .groupBy(callbacks.addressDisguise)
    .having(gte(count(), mostOf(callsOut, 'calls', 'address')))
  return full.length
}

/** The advisory locks under which one request after the other is counted. */
const lockClass = 78
const lockKeys = { calls: 1, messages: 2, 'games for fun': 3 }

/**
 * Waits until nobody else counts the same, and is alone until the transaction ends: of many requests at once, none gets past a
 * ceiling that it has not seen. Expects that the rows it has to wait for are locked already.
 */
export async function countAlone({ tx }: Transaction, counted: keyof typeof lockKeys): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockClass}, ${lockKeys[counted]})`)
}

type Used = Record<Party, Partial<Record<Counted, number>>>

const nothing: Used = { number: {}, address: {}, everybody: {} }

/** Who asks at `at`, for what has been since `since`. */
type Counting = Asked & { at: Date; since: Date }

function countedAt(at: Date, { phone, addressDisguise }: Asked): Counting {
  return { phone, addressDisguise, at, since: dayBefore(at) }
}

const countForRequest = made((db, counting: Counting) =>
  selectCalls(db, counting, or(gt(callbacks.calledAt, counting.since), isNull(callbacks.endedAt))),
)

const countAtTurn = made((db, counting: Counting) => selectCalls(db, counting, gt(callbacks.calledAt, counting.since)))

function selectCalls(db: Db, { phone, addressDisguise, at }: Counting, isCounted: SQL | undefined) {
  const of = (isTheirs: SQL) => ({
    calls: sql<number>`count(*) filter (where ${isTheirs})`.mapWith(Number),
    minutes: sql<number>`coalesce(sum(${secondsTalkedBy(at)}) filter (where ${isTheirs}), 0) / 60`.mapWith(Number),
  })
  const { id, seconds, answeredAt } = calls
  // Each is looked up by its id: joined in any order, PostgreSQL reads all calls there are for those of a day.
  const talked = db
    .select({ seconds, answeredAt })
    .from(calls)
    .where(and(eq(id, callbacks.id), isNotNull(answeredAt)))
    .limit(1)
    .as('calls')
  return db
    .select({
      number: of(eq(callbacks.phone, phone)),
      address: of(sql`${callbacks.addressDisguise} = ${addressDisguise}`),
      everybody: of(sql`true`),
    })
    .from(callbacks)
    .leftJoinLateral(talked, sql`true`)
    .where(isCounted)
}

const countMessages = made((db, { phone, addressDisguise, since }: Counting) => {
  const of = (isTheirs: SQL) => ({ messages: sql<number>`count(*) filter (where ${isTheirs})`.mapWith(Number) })
  return db
    .select({
      number: of(eq(participants.phone, phone)),
      address: of(sql`${visits.addressDisguise} = ${addressDisguise}`),
      everybody: of(sql`true`),
    })
    .from(participants)
    .leftJoin(visits, eq(visits.id, participants.visitId))
    .where(and(inArray(participants.sms, ['waits', 'sending', 'sent']), gt(participants.finishedAt, since)))
})

/** Returns the beginning of the 24 hours that count at `at`. */
export function dayBefore(at: Date): Date {
  return new Date(at.getTime() - dayMs)
}

function findReached(callsOut: CallsOut, used: Used): Ceiling | null {
  for (const party of ['number', 'address', 'everybody'] as const)
    for (const counted of ['calls', 'minutes', 'messages'] as const)
      if ((used[party][counted] ?? 0) >= mostOf(callsOut, counted, party)) return `${counted} of ${party}`
  return null
}

const settingOf = { calls: 'CALLS_PER_DAY', messages: 'MESSAGES_PER_DAY' }

/** Tells the operator once, when the last one is taken, and not with every request that is refused afterwards. */
function tellOfLast({ callsOut, tellOperator }: GameContext, counted: 'calls' | 'messages', used: Used): void {
  const isLast = (party: Party) => (used[party][counted] ?? 0) + 1 === mostOf(callsOut, counted, party)
  const setting = settingOf[counted]
  if (isLast('everybody'))
    tellOperator(`${setting} is reached: no more ${counted} until the oldest of the ${callsOut.mostPerDay[counted]} is a day old`)
  else if (isLast('address'))
    tellOperator(`one network address has used half of ${setting}, so it gets no more ${counted} until the oldest is a day old`)
}
