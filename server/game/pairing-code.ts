import { and, count, eq, gt, inArray, isNotNull, isNull, lt, notInArray, sql, sum } from 'drizzle-orm'
import { calls, visits } from '../store/schema/schema.ts'
import { type Call, type GameContext, inTransaction, type Transaction } from '../store/store.ts'
import { openVisitsOf } from './by-number.ts'

/**
 * What makes it hopeless to guess the digits, whoever waits and however many wait.
 *
 * Digits are given out at the shortest length at which fewer than one in a thousand are in use: four for ten visits, five for a
 * hundred more, six for a thousand more, and so on. A guess meets some visit at 1 : 1,000 at best, a visit of the guesser's choice at 1 : 10,000.
 * After ten wrong tries within an hour, by whomever, the digits are not enough any more: the last four of the number that was given
 * on the page have to follow. So the first ten tries of an hour meet somebody at 1 %, and each that follows at 1 : 10,000,000: a hundred lines that
 * guess without a pause, some 12,000 tries an hour, would need 800 hours. Nobody is locked out by it, least of all those who
 * hide their numbers, whom nothing tells apart: they key in four digits more.
 * A caller who shows a number has nine tries a day, and changes the digits of those who wait with his number when three were wrong.
 */
export const mostTaken = 1 / 1_000
export const shortest = 4
export const longest = 8

/** in one call */
export const mostTries = 3

/** by all who call, within an hour */
export const mostWrongAnHour = 10

/** by one number: three calls */
export const mostWrongADay = 9

/** So many calls of one number within a day have been answered in vain: the next ones are refused, which costs nobody anything. */
export const mostInVainADay = 12

/** Digits that somebody else has seen are of no use to him for longer. */
export const minutesUntilChanged = 30

/** of the number, asked for after the digits */
export const digitsOfNumber = 4

const lengthOfDigits = sql<number>`length(${visits.digits})`

/**
 * Digits that no open visit has, as few as leave a guess no hope. Two visits that draw the same at once meet at the unique column, and
 * one draws again.
 */
export async function freePairingCode(transaction: Transaction): Promise<string> {
  const { tx, context } = transaction
  const length = await lengthToDraw(transaction)
  const drawn = Array.from({ length: 20 }, () => draw(context, length)).filter((digits) => !isTwiceTheSame(digits))
  const taken = await tx.select({ digits: visits.digits }).from(visits).where(inArray(visits.digits, drawn))
  const free = drawn.find((digits) => !taken.some((visit) => visit.digits === digits))
  return free ?? freePairingCode(transaction)
}

/** Those of the greatest length are given out to as many as come. */
async function lengthToDraw({ tx }: Transaction): Promise<number> {
  for (let length = shortest; length < longest; length++) {
    if ((await tx.$count(visits, eq(lengthOfDigits, length))) < 10 ** length * mostTaken) return length
  }
  return longest
}

/** The most digits that any visit has: so many are waited for on the line. */
export async function longestPairingCode({ tx }: Pick<Transaction, 'tx'>): Promise<number> {
  const [most] = await tx
    .select({ length: lengthOfDigits })
    .from(visits)
    .where(sql`${lengthOfDigits} is not null`)
    .orderBy(sql`${lengthOfDigits} desc`)
    .limit(1)
  return most?.length ?? shortest
}

/** One by one: of a large number the remainder's bias would favour some. */
function draw(context: GameContext, length: number): string {
  return Array.from({ length }, () => context.randomInt(10)).join('')
}

/** «4821 4821» is what somebody says who repeats himself. */
function isTwiceTheSame(digits: string): boolean {
  const half = digits.slice(0, digits.length / 2)
  return half.length >= shortest && digits === half + half
}

/** So many at a time: the others' turn comes with the next sweep. */
const mostAtOnce = 500

/** Whoever waits with this number gets new digits, and sees them at once. */
export async function changePairingCodeOf(transaction: Transaction, phone: string | null): Promise<void> {
  if (phone === null) return
  for (const { id } of await openVisitsOf(transaction, phone)) await change(transaction, id)
}

/** Nobody waits long with the same digits, unless he is being asked for them. Gives the visits whose time has come. */
export function expiredPairingCodes({ db, quizName, now }: GameContext): Promise<{ id: number }[]> {
  const isOld = lt(visits.digitsAt, new Date(now().getTime() - minutesUntilChanged * 60_000))
  const asked = db
    .select({ phone: calls.caller })
    .from(calls)
    .where(and(eq(calls.quiz, quizName), eq(calls.part, 'digits'), isNull(calls.endedAt), isNotNull(calls.caller)))
  return db
    .select({ id: visits.id })
    .from(visits)
    .where(
      and(
        eq(visits.quiz, quizName),
        isNotNull(visits.digits),
        isNull(visits.participantId),
        isOld,
        notInArray(visits.phone, asked),
      ),
    )
    .orderBy(visits.digitsAt)
    .limit(mostAtOnce)
}

export function changePairingCode(context: GameContext, visitId: number): Promise<void> {
  return inTransaction(context, (transaction) => change(transaction, visitId))
}

async function change(transaction: Transaction, visitId: number): Promise<void> {
  const { tx, at, changed } = transaction
  const waits = and(eq(visits.id, visitId), isNotNull(visits.digits), isNull(visits.participantId))
  const renewed = await tx
    .update(visits)
    .set({ digits: await freePairingCode(transaction), digitsAt: at })
    .where(waits)
    .returning({ id: visits.id })
  for (const { id } of renewed) changed.add(id)
}

const hourMs = 3_600_000

/** Somebody tries digits, by however many calls: then they are not enough. */
export async function isBeingGuessed(transaction: Transaction): Promise<boolean> {
  const { tx } = transaction
  const [tried] = await tx
    .select({ wrong: sum(calls.tries).mapWith(Number) })
    .from(calls)
    .where(and(gt(calls.tries, 0), gt(calls.startedAt, ago(transaction, hourMs))))
  return (tried?.wrong ?? 0) >= mostWrongAnHour
}

/** tried: this number has had its tries for a day · in vain: and has been told so, or calls for nothing again and again */
export type Spent = 'tried' | 'in vain' | null

/** How far a number that nobody waits with has gone today. Hidden ones are not told apart, so none of them pays for another. */
export async function spentBy(transaction: Transaction, { caller, id }: Call): Promise<Spent> {
  if (!caller) return null
  const { tx, context } = transaction
  const before = and(
    eq(calls.quiz, context.quizName),
    eq(calls.caller, caller),
    isNull(calls.participantId),
    gt(calls.startedAt, ago(transaction, 24 * hourMs)),
  )
  const [today] = await tx
    .select({ calls: count(), wrong: sum(calls.tries).mapWith(Number) })
    .from(calls)
    .where(and(before, sql`${calls.id} <> ${id}`))
  if ((today?.calls ?? 0) >= mostInVainADay) return 'in vain'
  return (today?.wrong ?? 0) >= mostWrongADay ? 'tried' : null
}

function ago({ at }: Transaction, ms: number): Date {
  return new Date(at.getTime() - ms)
}
