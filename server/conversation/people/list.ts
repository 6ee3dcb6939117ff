import { and, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { participants } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import { pagedBy, pageOf, readCursor, rowsPerPage } from './paging.ts'
import { type PeopleState, type PersonRow, rowColumns, type RowData, rowOf } from './rows.ts'

/** Which games are shown: those in a state, with a prize of this tier where one is named, and before a cursor. */
export type Filter = { state: Exclude<PeopleState, 'uncalled'>; tier: string | null; before: string | undefined }

/** A page of games, the newest first; `before` is the cursor of the next page, null at the end. */
export type PeopleList = { rows: PersonRow[]; before: string | null }

const { id, campaignId, kind, startedAt, lostAt, finishedAt, tierId, code, withdrawnAt } = participants

const isPrize = eq(kind, 'prize')
const isUnfinished = and(isNotNull(startedAt), isNull(finishedAt))
const isOver = and(isPrize, isNotNull(finishedAt))

/** Each list is in the order of an index that leads to its games: by their end, or by their beginning. */
const lists: Record<
  Exclude<PeopleState, 'uncalled' | 'all'>,
  { by: typeof startedAt | typeof finishedAt; isMeant: SQL | undefined }
> = {
  winners: { by: finishedAt, isMeant: and(isOver, isNotNull(code), isNull(withdrawnAt)) },
  prizeless: { by: finishedAt, isMeant: and(isOver, isNull(code), isNull(withdrawnAt)) },
  returned: { by: finishedAt, isMeant: and(isOver, isNotNull(withdrawnAt)) },
  playing: { by: startedAt, isMeant: and(isUnfinished, isNull(lostAt)) },
  waiting: { by: startedAt, isMeant: and(isUnfinished, isNotNull(lostAt)) },
  fun: { by: startedAt, isMeant: and(eq(kind, 'fun'), isNotNull(startedAt)) },
}

const begunForPrize = { by: startedAt, isMeant: and(isPrize, isNotNull(startedAt)) }

/** Reads a page of the games of a campaign. Those that have not begun are left out: their call rings. */
export async function readPeople(context: GameContext, { state, tier, before }: Filter): Promise<PeopleList> {
  const meant = state === 'all' ? [begunForPrize, lists.fun] : [lists[state]]
  const found = await Promise.all(meant.map((list) => readList(context, list, tier, before)))
  const { rows, before: next } = pageOf(found.flat().sort(newestFirst), ({ game, at }) => ({ at, id: game.id }))
  return { rows: rows.map(({ game }) => rowOf(context, game)), before: next }
}

type Timed = { game: RowData; at: Date }

async function readList(
  { db, campaignId: campaign }: GameContext,
  { by, isMeant }: (typeof lists)['fun'],
  tier: string | null,
  before: string | undefined,
): Promise<Timed[]> {
  const { order, isAfter } = pagedBy(by, id, readCursor(before))
  const isOfTier = tier === null ? undefined : eq(tierId, tier)
  const rows = await db
    .select({ game: rowColumns, at: by })
    .from(participants)
    .where(and(eq(campaignId, campaign), isMeant, isOfTier, isAfter))
    .orderBy(...order)
    .limit(rowsPerPage + 1)
  return rows.map(({ game, at }) => ({ game, at: at ?? new Date(0) }))
}

function newestFirst(one: Timed, other: Timed): number {
  return other.at.getTime() - one.at.getTime() || other.game.id - one.game.id
}
