import { and, eq, inArray, or } from 'drizzle-orm'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'

/**
 * The keys of all rows with one person's data, in every quiz. `mentions` are visits that stay, because another person's game is
 * played in them, but from which the person's number has to be removed.
 */
export type Traces = { calls: string[]; callbacks: string[]; games: number[]; visits: number[]; mentions: number[] }

/** How many rows of each kind there were. */
export type Erased = Record<keyof Traces, number>

/** Returns how many rows of each kind were found. */
export function countsOf({ calls, callbacks, games, visits, mentions }: Traces): Erased {
  return {
    calls: calls.length,
    callbacks: callbacks.length,
    games: games.length,
    visits: visits.length,
    mentions: mentions.length,
  }
}

/** All counts at zero. */
export const noneErased: Erased = { calls: 0, callbacks: 0, games: 0, visits: 0, mentions: 0 }

/** Returns whether all counts are zero. */
export function isNothing(erased: Erased): boolean {
  return Object.values(erased).every((count) => count === 0)
}

/** Adds two sets of counts. */
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

/** Finds all rows with data of the person who has this number (E.164). */
export async function tracesOf(db: Db, phone: string): Promise<Traces> {
  const gameRows = await db
    .select({ key: participants.id, visitId: participants.visitId })
    .from(participants)
    .where(eq(participants.phone, phone))
  const ownGames = keysOf(gameRows)
  // A visit whose game was withdrawn is no longer paired with it, but still shows that conversation.
  const playedIn = gameRows.map(({ visitId }) => visitId)
  const visitRows = await db
    .select({ key: visits.id, player: participants.phone })
    .from(visits)
    .leftJoin(participants, eq(participants.id, visits.participantId))
    .where(or(eq(visits.phone, phone), inArray(visits.participantId, ownGames), inArray(visits.id, playedIn)))
  const ownVisits = keysOf(visitRows.filter(({ player }) => player === null || player === phone || !isNumber(player)))
  const games = [...ownGames, ...(await gamesForFunIn(db, ownVisits))]
  const callRows = await db
    .select({ key: calls.id, participantId: calls.participantId })
    .from(calls)
    .where(or(eq(calls.caller, phone), inArray(calls.participantId, games)))
  const callbackRows = await db
    .select({ key: callbacks.id, visitId: callbacks.visitId })
    .from(callbacks)
    .where(or(eq(callbacks.phone, phone), inArray(callbacks.visitId, ownVisits)))
  const gamesOfCalls = callRows.flatMap(({ participantId }) => participantId ?? [])
  const visitsOfCalls = keysOf(
    await db.select({ key: visits.id }).from(visits).where(inArray(visits.participantId, gamesOfCalls)),
  )
  const touched = new Set([...keysOf(visitRows), ...visitsOfCalls, ...callbackRows.map(({ visitId }) => visitId)])
  return {
    calls: keysOf(callRows),
    callbacks: keysOf(callbackRows),
    games,
    visits: ownVisits,
    mentions: [...touched].filter((id) => !ownVisits.includes(id)),
  }
}

/** Returns the games for fun of these visits. They have no number; the one on the page is the only trace of who played. */
export async function gamesForFunIn(db: Db, visitIds: number[]): Promise<number[]> {
  const isForFun = and(eq(participants.kind, 'fun'), inArray(participants.visitId, visitIds))
  return keysOf(await db.select({ key: participants.id }).from(participants).where(isForFun))
}

/** False for the pseudonym that replaces the number of an erased participant. */
function isNumber(phone: string): boolean {
  return phone.startsWith('+')
}

/** Returns the keys of rows selected as `{ key }`. */
export function keysOf<Key>(rows: { key: Key }[]): Key[] {
  return rows.map(({ key }) => key)
}
