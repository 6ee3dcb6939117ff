import { log } from './log.ts'
import { finish } from './finish.ts'
import type { Moment, Participant, World } from './world.ts'

/** When a lost game is counted as it stands; null while it is not lost. */
export function waitsUntil({ quiz }: Pick<World, 'quiz'>, { lostAt }: Pick<Participant, 'lostAt'>): Date | null {
  return lostAt && new Date(lostAt.getTime() + quiz.graceMinutes * 60_000)
}

export function hasGraceEnded({ world, at }: Moment, participant: Participant): boolean {
  const until = waitsUntil(world, participant)
  return until !== null && until <= at
}

/** Ends a game whose player has not called back. */
export async function countAsIs(moment: Moment, participant: Participant): Promise<void> {
  const { spoken } = moment.world
  const { tier } = await finish(moment, participant)
  const text = spoken.countedAsIs({ points: participant.points, prize: tier.spoken })
  await log(moment, participant.visitId, [{ from: 'pavel', text }])
}
