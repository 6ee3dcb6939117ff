import { eq, inArray, sql } from 'drizzle-orm'
import type { Moment, World } from '../game/world.ts'
import { visits } from '../schema.ts'
import { longest, mostTaken, shortest } from './odds.ts'

const lengthOfDigits = sql<number>`length(${visits.digits})`

/**
 * Digits that no open visit has, as few as leave a guess no hope. Two visits that draw the same at once meet at the unique column, and
 * one draws again.
 */
export async function freeDigits(moment: Moment): Promise<string> {
  const { tx, world } = moment
  const length = await lengthToDraw(moment)
  const drawn = Array.from({ length: 20 }, () => draw(world, length)).filter((digits) => !isTwiceTheSame(digits))
  const taken = await tx.select({ digits: visits.digits }).from(visits).where(inArray(visits.digits, drawn))
  const free = drawn.find((digits) => !taken.some((visit) => visit.digits === digits))
  return free ?? freeDigits(moment)
}

/** Those of the greatest length are given out to as many as come. */
async function lengthToDraw({ tx }: Moment): Promise<number> {
  for (let length = shortest; length < longest; length++) {
    if ((await tx.$count(visits, eq(lengthOfDigits, length))) < 10 ** length * mostTaken) return length
  }
  return longest
}

/** The most digits that any visit has: so many are waited for on the line. */
export async function mostDigits({ tx }: Pick<Moment, 'tx'>): Promise<number> {
  const [most] = await tx
    .select({ length: lengthOfDigits })
    .from(visits)
    .where(sql`${lengthOfDigits} is not null`)
    .orderBy(sql`${lengthOfDigits} desc`)
    .limit(1)
  return most?.length ?? shortest
}

/** One by one: of a large number the remainder's bias would favour some. */
function draw(world: World, length: number): string {
  return Array.from({ length }, () => world.randomInt(10)).join('')
}

/** «4821 4821» is what somebody says who repeats himself. */
function isTwiceTheSame(digits: string): boolean {
  const half = digits.slice(0, digits.length / 2)
  return half.length >= shortest && digits === half + half
}
