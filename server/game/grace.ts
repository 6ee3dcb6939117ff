import { and, eq, gt, isNull } from 'drizzle-orm'
import { calls } from '../schema.ts'
import { log } from './log.ts'
import { finish } from './finish.ts'
import type { Moment, Participant, World } from './world.ts'

/** When a lost game is counted as it stands; null while it is not lost. */
export function waitsUntil({ quiz }: Pick<World, 'quiz'>, { lostAt }: Pick<Participant, 'lostAt'>): Date | null {
  return lostAt && new Date(lostAt.getTime() + quiz.graceMinutes * 60_000)
}

/** Not for whoever has called back in time and is not connected yet: he has been welcomed, or is about to be. */
export async function hasGraceEnded(moment: Moment, participant: Participant): Promise<boolean> {
  const until = waitsUntil(moment.world, participant)
  return until !== null && until <= moment.at && !(await isCallingBack(moment, participant))
}

async function isCallingBack({ tx }: Moment, { id, lostAt }: Participant): Promise<boolean> {
  const isConnecting = and(isNull(calls.answeredAt), isNull(calls.endedAt))
  const [back] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.participantId, id), isConnecting, lostAt ? gt(calls.startedAt, lostAt) : undefined))
    .limit(1)
  return back !== undefined
}

/** Ends a game whose player has not called back. */
export async function countAsIs(moment: Moment, participant: Participant): Promise<void> {
  const { spoken } = moment.world
  const { tier } = await finish(moment, participant)
  const text = spoken.countedAsIs({ points: participant.points, prize: tier.spoken })
  log(moment, participant.visitId, [{ from: 'pavel', text }])
}
