import { and, desc, eq, inArray, isNotNull, like, or, type SQL, sql } from 'drizzle-orm'
import { maskNumber } from '../../rules/phone-number/phone-number.ts'
import { codes, participants, visits } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import { rowsPerPage } from './paging.ts'
import { type PersonRow, rowColumns, rowOf } from './rows.ts'
import { findUncalled, type UncalledRow } from './uncalled.ts'
import { type Wanted, wantedIn } from './wanted.ts'

/**
 * What a search has found. `wanted` is what was looked for, with a whole number masked. `isErased`: whoever had the number was
 * forgotten, so only their game is left. `isFree`: nobody has been given the code yet. `hasMore`: not all are shown.
 */
export type Found = {
  wanted: { kind: Wanted['kind']; shown: string }
  rows: PersonRow[]
  uncalled: UncalledRow[]
  isErased: boolean
  isFree: boolean
  hasMore: boolean
}

/** Finds the games of a number, of all numbers with an ending, or of a promo code, whichever was typed. */
export async function findPeople(context: GameContext, typed: string): Promise<Found> {
  const wanted = wantedIn(typed)
  const nothing = { rows: [], uncalled: [], isErased: false, isFree: false, hasMore: false }
  switch (wanted.kind) {
    case 'number':
      return { ...nothing, wanted: { kind: 'number', shown: maskNumber(wanted.phone) }, ...(await ofNumber(context, wanted)) }
    case 'ending':
      return { ...nothing, wanted: { kind: 'ending', shown: wanted.digits }, ...(await ofEnding(context, wanted)) }
    case 'code':
      return { ...nothing, wanted: { kind: 'code', shown: wanted.code }, ...(await ofCode(context, wanted)) }
    case 'nothing':
      return { ...nothing, wanted: { kind: 'nothing', shown: '' } }
  }
}

/** A number that was erased is found by its pseudonym. */
async function ofNumber(context: GameContext, { phone }: Wanted & { kind: 'number' }): Promise<Partial<Found>> {
  const pseudonym = context.disguise(phone)
  const found = await readGames(context, inArray(participants.phone, [phone, pseudonym]))
  const isErased = found.rows.some(({ number }) => number === null)
  return { ...found, isErased, uncalled: await findUncalled(context, eq(visits.phone, phone)) }
}

/**
 * All that begin with these digits, read backwards, lie in one range of the index: a colon follows the digits. The pseudonym of a number
 * may end in digits, too.
 */
async function ofEnding(context: GameContext, { digits }: Wanted & { kind: 'ending' }): Promise<Partial<Found>> {
  const from = [...digits].reverse().join('')
  const backwards = sql`reverse(${participants.phone})`
  const isInRange = and(sql`${backwards} ~>=~ ${from}`, sql`${backwards} ~<~ ${`${from}:`}`)
  return readGames(context, and(isInRange, like(participants.phone, '+%')))
}

async function ofCode(context: GameContext, { code }: Wanted & { kind: 'code' }): Promise<Partial<Found>> {
  const found = (await findCode(context, asWritten(code))) ?? (await findCode(context, inAnyCase(code)))
  if (!found) return {}
  if (found.winner === null) return { isFree: true }
  return readGames(context, eq(participants.id, found.winner))
}

async function findCode({ db, campaignId }: GameContext, isMeant: SQL | undefined) {
  const [found] = await db
    .select({ winner: codes.participantId })
    .from(codes)
    .where(and(eq(codes.campaignId, campaignId), isMeant))
    .orderBy(desc(codes.takenAt))
    .limit(1)
  return found
}

/** The ways in which codes are usually written, and which an index finds. */
const asWritten = (code: string) => inArray(codes.code, [code, code.toUpperCase(), code.toLowerCase()])

/** Only those that were given are read one by one. */
const inAnyCase = (code: string) => and(isNotNull(codes.takenAt), eq(sql`lower(${codes.code})`, code.toLowerCase()))

/** In the order of their beginning: in that of their ids, PostgreSQL would read all games of the campaign backwards until it has a page. */
async function readGames(context: GameContext, isMeant: SQL | undefined): Promise<Pick<Found, 'rows' | 'hasMore'>> {
  const { id, campaignId, startedAt, finishedAt } = participants
  const hasBegun = or(isNotNull(startedAt), isNotNull(finishedAt))
  const games = await context.db
    .select(rowColumns)
    .from(participants)
    .where(and(eq(campaignId, context.campaignId), isMeant, hasBegun))
    .orderBy(desc(startedAt), desc(id))
    .limit(rowsPerPage + 1)
  return { rows: games.slice(0, rowsPerPage).map((game) => rowOf(context, game)), hasMore: games.length > rowsPerPage }
}
