import { eq } from 'drizzle-orm'
import { calls, participants } from '../schema.ts'
import { takeAnswer } from './answer.ts'
import { lockParticipant } from './participant.ts'
import { inOneTransaction, type Call, type Moment, type Participant, type Visit, type World } from './world.ts'

/** stale: the question the form was made for is not on the table any more · not playing: nobody is on the line */
export type TypedProblem = 'stale' | 'not playing'

/**
 * Takes an answer typed in the browser as if it had been said; gives what is wrong, or null. The call's turn moves on with it,
 * so a spoken answer to the same turn that arrives later no longer counts, and the other way round.
 */
export function takeTyped(world: World, visit: Visit, typed: { question: number; answer: string }): Promise<TypedProblem | null> {
  return inOneTransaction(world, async (moment) => {
    const game = await lockGame(moment, visit)
    if (!game) return 'not playing'
    if (game.participant.question !== typed.question) return 'stale'
    await takeAnswer(moment, game.call, game.participant, { text: typed.answer, via: 'typed' })
    return null
  })
}

/** The game that this browser plays on a live line. The call is locked first, as everywhere, and may have changed until then. */
async function lockGame(moment: Moment, { id, participantId }: Visit): Promise<{ call: Call; participant: Participant } | null> {
  if (participantId === null) return null
  const { tx } = moment
  const current = tx.select({ callId: participants.callId }).from(participants).where(eq(participants.id, participantId))
  const [call] = await tx.select().from(calls).where(eq(calls.id, current)).for('update')
  const participant = await lockParticipant(moment, participantId)
  const plays = call && participant.callId === call.id && participant.visitId === id && !participant.finishedAt
  return plays && call.part === 'game' && call.answeredAt && !call.endedAt ? { call, participant } : null
}
