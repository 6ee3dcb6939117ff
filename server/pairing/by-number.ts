import { sql } from 'drizzle-orm'
import { isOpenFor } from '../game/visits-of.ts'
import type { Moment, Visit } from '../game/world.ts'
import { isAttemptOf } from '../privacy/attempt.ts'
import { participants, visits } from '../schema.ts'

/**
 * The game that a number has, or else the visits that wait for a call from it. Read in one statement, so that no other call can
 * begin the game, or undo its beginning, between the one look and the other, and leave the caller with neither.
 */
export async function findByNumber(moment: Moment, phone: string): Promise<{ gameId: number | null; open: Visit[] }> {
  const { tx, world } = moment
  const game = tx.select({ id: participants.id }).from(participants).where(isAttemptOf(world, phone)).as('game')
  const open = tx.select().from(visits).where(isOpenFor(moment, phone)).as('open')
  const rows = await tx
    .select()
    .from(game)
    .fullJoin(open, sql`true`)
  return { gameId: rows[0]?.game?.id ?? null, open: rows.flatMap((row) => row.open ?? []) }
}
