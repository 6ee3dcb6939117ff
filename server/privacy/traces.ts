import { eq, inArray, or } from 'drizzle-orm'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'

/**
 * The rows that tell of somebody, in every quiz, by their keys. `mentions` are visits that stay, because somebody else's game is
 * played in them, and in which his number comes up.
 */
export type Traces = { calls: string[]; callbacks: string[]; games: number[]; visits: number[]; mentions: number[] }

/** How much of each there was. */
export type Erased = Record<keyof Traces, number>

export function countsOf({ calls, callbacks, games, visits, mentions }: Traces): Erased {
  return {
    calls: calls.length,
    callbacks: callbacks.length,
    games: games.length,
    visits: visits.length,
    mentions: mentions.length,
  }
}

export const nothing: Erased = { calls: 0, callbacks: 0, games: 0, visits: 0, mentions: 0 }

export function isNothing(erased: Erased): boolean {
  return Object.values(erased).every((count) => count === 0)
}

export function sumOf(one: Erased, other: Erased): Erased {
  const { calls, callbacks, games, visits, mentions } = one
  return {
    calls: calls + other.calls,
    callbacks: callbacks + other.callbacks,
    games: games + other.games,
    visits: visits + other.visits,
    mentions: mentions + other.mentions,
  }
}

/** Whatever tells of this number: E.164. */
export async function tracesOf(db: Db, phone: string): Promise<Traces> {
  const games = keysOf(await db.select({ key: participants.id }).from(participants).where(eq(participants.phone, phone)))
  const given = await db
    .select({ key: visits.id, player: participants.phone })
    .from(visits)
    .leftJoin(participants, eq(participants.id, visits.participantId))
    .where(or(eq(visits.phone, phone), inArray(visits.participantId, games)))
  const own = keysOf(given.filter(({ player }) => player === null || player === phone || !isNumber(player)))
  const made = await db
    .select({ key: calls.id, participantId: calls.participantId })
    .from(calls)
    .where(or(eq(calls.caller, phone), inArray(calls.participantId, games)))
  const asked = await db
    .select({ key: callbacks.id, visitId: callbacks.visitId })
    .from(callbacks)
    .where(or(eq(callbacks.phone, phone), inArray(callbacks.visitId, own)))
  const joined = made.flatMap(({ participantId }) => participantId ?? [])
  const played = keysOf(await db.select({ key: visits.id }).from(visits).where(inArray(visits.participantId, joined)))
  const touched = new Set([...keysOf(given), ...played, ...asked.map(({ visitId }) => visitId)])
  return {
    calls: keysOf(made),
    callbacks: keysOf(asked),
    games,
    visits: own,
    mentions: [...touched].filter((id) => !own.includes(id)),
  }
}

/** Whether it is a number, and not its disguise. */
function isNumber(phone: string): boolean {
  return phone.startsWith('+')
}

export function keysOf<Key>(rows: { key: Key }[]): Key[] {
  return rows.map(({ key }) => key)
}
