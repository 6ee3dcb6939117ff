import { asc, eq, inArray } from 'drizzle-orm'
import { unpair } from '../game/participant.ts'
import type { Moment, Participant } from '../game/world.ts'
import { answers, participants } from '../schema.ts'

/** No row has this key: the browser that played is gone. */
const noVisit = 0

/** Leaves of a game its figures, under its number's disguise. */
export async function eraseGames(moment: Moment, ids: number[]): Promise<void> {
  const { tx } = moment
  const games = await tx
    .select()
    .from(participants)
    .where(inArray(participants.id, ids))
    .orderBy(asc(participants.id))
    .for('update')
  await tx.update(answers).set({ heard: '', reason: '' }).where(inArray(answers.participantId, ids))
  for (const game of games) await (hasBegun(game) ? disguise(moment, game) : unpair(moment, game))
}

/** A game in the middle is over now, and there is nobody to give a prize to. */
async function disguise({ tx, world, at }: Moment, { id, phone, finishedAt }: Participant): Promise<void> {
  const over = { finishedAt: finishedAt ?? at, lostAt: null, sms: null, visitId: noVisit }
  await tx
    .update(participants)
    .set({ ...over, phone: world.disguise(phone) })
    .where(eq(participants.id, id))
}

function hasBegun({ startedAt, finishedAt }: Participant): boolean {
  return startedAt !== null || finishedAt !== null
}
