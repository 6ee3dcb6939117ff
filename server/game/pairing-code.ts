import { and, count, eq, gt, isNotNull, isNull, lt, not, notInArray, sql, sum } from 'drizzle-orm'
import { calls, campaigns, visits } from '../store/schema/schema.ts'
import { type Call, type GameContext, inTransaction, made, type Transaction } from '../store/store.ts'
import { isMistakable, shortestCode } from './code-shape.ts'
import { findOpenVisits, isAwaitingCallback } from './find-by-number.ts'

/**
 * The pairing code: the digits that the page shows and a caller gives, so that Pavel knows which browser the call belongs
 * to. The limits below make guessing hopeless, however many visits are waiting.
 *
 * - Codes are drawn at the shortest length of which less than one in a thousand is in use: four digits for ten visits, five
 *   for a hundred more, six for a thousand more, and so on. So a guess hits any visit with a chance of 1 : 1,000 at best, and
 *   a chosen visit with 1 : 10,000.
 * - After ten wrong codes within an hour, from all callers together, a code alone is no longer enough: the last four digits
 *   of the number given on the page must follow it. So the first ten guesses of an hour hit a visit with a chance of 1 %, and
 *   each later one with 1 : 10,000,000. A hundred phone lines that guess without a pause, some 12,000 guesses an hour, would
 *   need 800 hours. This locks no one out, least of all callers who hide their caller ID: they cannot be told apart, and
 *   only key in four more digits.
 * - A number that shows its caller ID has nine guesses a day. Three wrong ones in a call change the codes of all visits that
 *   wait with that number.
 */

/** The most digits of a code. Codes of this length are handed out without a limit on their number. */
export const longestCode = 8

/** The share of the codes of one length that may be in use. */
const maxShareTaken = 1 / 1_000

/** Wrong codes in one call; the last one ends it. */
export const maxTriesPerCall = 3

/** Wrong codes within an hour, from all callers together, before the end of the phone number is asked for as well. */
export const maxWrongPerHour = 10

/** Wrong codes within a day from one number: three calls' worth. */
export const maxWrongPerDay = 9

/** Calls within a day from one number that ended without a game. Later ones are rejected, which costs neither side anything. */
export const maxUnpairedCallsPerDay = 12

/** A code is replaced after this time, so that one that was seen over the visitor's shoulder soon stops working. */
const codeLifetimeMinutes = 30

/** How many last digits of the phone number follow the code while codes are being guessed. */
export const numberSuffixLength = 4

const hourMs = 3_600_000
const codeLength = sql<number>`length(${visits.digits})`

/**
 * Returns a code that no visit has, of the shortest permitted length. Two transactions that draw the same code collide at the
 * unique column, and one of them is retried.
 */
export async function drawPairingCode(transaction: Transaction): Promise<string> {
  const { tx, context } = transaction
  const length = await chooseLength(transaction)
  const drawn = Array.from({ length: 20 }, () => drawDigits(context, length)).filter((code) => !isMistakable(code))
  const taken = await findTaken(tx, { drawn })
  const free = drawn.find((code) => !taken.some((visit) => visit.code === code))
  return free ?? drawPairingCode(transaction)
}

const findTaken = made((db, { drawn }: { drawn: string[] }) => {
  const isDrawn = sql`${visits.digits} = any(${drawn})`
  return db.select({ code: visits.digits }).from(visits).where(isDrawn)
})

async function chooseLength({ tx }: Transaction): Promise<number> {
  for (let length = shortestCode; length < longestCode; length++) {
    const [used] = await countOfLength(tx, { length })
    if ((used?.codes ?? 0) < 10 ** length * maxShareTaken) return length
  }
  return longestCode
}

const countOfLength = made((db, { length }: { length: number }) =>
  db.select({ codes: count() }).from(visits).where(eq(codeLength, length)),
)

/** Digit by digit: one random number reduced to this length would favour some codes. */
function drawDigits(context: GameContext, length: number): string {
  return Array.from({ length }, () => context.randomInt(10)).join('')
}

/** Gives new codes to all visits that wait with this number; their pages show them at once. Locks the visits in order of id. */
export async function changePairingCodesOf(transaction: Transaction, phone: string | null): Promise<void> {
  if (phone === null) return
  for (const { id } of await findOpenVisits(transaction, phone)) await replacePairingCode(transaction, id)
}

/** How many codes one sweep changes; the rest follow in the next one. */
const batchSize = 500

/** Returns the unpaired visits whose codes are due for a change, except those whose number is being asked for its code. */
export function findExpiredPairingCodes({ db, campaignId, now }: GameContext): Promise<{ id: number }[]> {
  const before = new Date(now().getTime() - codeLifetimeMinutes * 60_000)
  return findExpired(db, { campaignId, before })
}

const findExpired = made((db, { campaignId, before }: { campaignId: number; before: Date }) => {
  const isAsked = and(eq(calls.campaignId, campaignId), eq(calls.part, 'digits'), isNull(calls.endedAt), isNotNull(calls.caller))
  const asked = db.select({ phone: calls.caller }).from(calls).where(isAsked)
  const isDue = and(hasCode, lt(visits.digitsAt, before), notInArray(visits.phone, asked), not(isAwaitingCallback(db)))
  return db
    .select({ id: visits.id })
    .from(visits)
    .where(and(eq(visits.campaignId, campaignId), isDue))
    .orderBy(visits.digitsAt)
    .limit(batchSize)
})

/** Gives one visit a new code, unless it has none, is already paired, or waits for a callback, which asks for this code. */
export function changePairingCode(context: GameContext, visitId: number): Promise<void> {
  return inTransaction(context, (transaction) => replacePairingCode(transaction, visitId))
}

/** Does the same in a transaction that is under way. */
export async function replacePairingCode(transaction: Transaction, visitId: number): Promise<void> {
  const { tx, at, changed } = transaction
  const digits = await drawPairingCode(transaction)
  for (const { id } of await replaceCode(tx, { visitId, digits, at })) changed.add(id)
}

const replaceCode = made((db, { visitId, digits, at }: { visitId: number; digits: string; at: Date }) =>
  db
    .update(visits)
    .set({ digits, digitsAt: at })
    .where(and(eq(visits.id, visitId), hasCode, not(isAwaitingCallback(db))))
    .returning({ id: visits.id }),
)

const hasCode = and(isNotNull(visits.digits), isNull(visits.participantId))

/** Returns the length of the longest code in use: how many digits a call has to wait for. */
export async function findLongestLength({ tx }: Pick<Transaction, 'tx'>): Promise<number> {
  const [longest] = await findLongest(tx, {})
  return longest?.length ?? shortestCode
}

const findLongest = made((db) =>
  db
    .select({ length: codeLength })
    .from(visits)
    .where(sql`${codeLength} is not null`)
    .orderBy(sql`${codeLength} desc`)
    .limit(1),
)

/** Returns whether so many wrong codes came in within an hour, from all real callers, that a code alone is no longer enough. */
export async function isGuessingSuspected(transaction: Transaction): Promise<boolean> {
  const [tried] = await countWrong(transaction.tx, { since: ago(transaction, hourMs) })
  return (tried?.wrong ?? 0) >= maxWrongPerHour
}

const countWrong = made((db, { since }: { since: Date }) => {
  const rehearsals = db.select({ id: campaigns.id }).from(campaigns).where(isNotNull(campaigns.rehearsalOf))
  return db
    .select({ wrong: sum(calls.tries).mapWith(Number) })
    .from(calls)
    .where(and(gt(calls.tries, 0), gt(calls.startedAt, since), notInArray(calls.campaignId, rehearsals)))
})

/** The daily limit that a number has reached. */
export type DailyLimit = 'wrong codes' | 'calls'

/**
 * Returns the limit that the number of an unpaired call has reached within a day, or `null`. This call is not counted.
 * Always `null` for hidden numbers: they cannot be told apart, so one would pay for another.
 */
export async function findReachedLimit(transaction: Transaction, { caller, id }: Call): Promise<DailyLimit | null> {
  if (!caller) return null
  const { campaignId } = transaction.context
  const [today] = await countUnpaired(transaction.tx, { campaignId, caller, except: id, since: ago(transaction, 24 * hourMs) })
  if ((today?.calls ?? 0) >= maxUnpairedCallsPerDay) return 'calls'
  return (today?.wrong ?? 0) >= maxWrongPerDay ? 'wrong codes' : null
}

type OthersOfCaller = { campaignId: number; caller: string; except: string; since: Date }

const countUnpaired = made((db, { campaignId, caller, except, since }: OthersOfCaller) => {
  const isUnpaired = and(eq(calls.campaignId, campaignId), eq(calls.caller, caller), isNull(calls.participantId))
  return db
    .select({ calls: count(), wrong: sum(calls.tries).mapWith(Number) })
    .from(calls)
    .where(and(isUnpaired, gt(calls.startedAt, since), sql`${calls.id} <> ${except}`))
})

function ago({ at }: Transaction, ms: number): Date {
  return new Date(at.getTime() - ms)
}
