import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { calls, participants } from '../store/schema/schema.ts'
import { type Call, inOneTransaction, type Moment, type World } from '../store/store.ts'
import { endCallback } from './callback-state.ts'
import { lockParticipant } from './participant.ts'
import { tellLine } from './pushed-turns.ts'
import { say } from './say.ts'

/** An answering machine has picked up: Pavel hangs up without a word, and a game that has not had an answer yet has not begun. */
export async function hangUpOnMachine(moment: Moment, call: Call): Promise<Turn> {
  if (call.direction !== 'outbound' || call.endedAt || call.part === 'goodbye') return call.reply
  await endCallback(moment, call.id, 'machine')
  if (call.participantId !== null) await takeBack(moment, call.participantId)
  return say(moment, call, { say: '', part: 'goodbye', visitId: null })
}

async function takeBack(moment: Moment, participantId: number): Promise<void> {
  const { id, question, finishedAt } = await lockParticipant(moment, participantId)
  if (question > 0 || finishedAt) return
  await moment.tx.update(participants).set({ startedAt: null }).where(eq(participants.id, id))
}

/** An operator ends a call: Pavel apologises and hangs up, and a game that is not over waits. False where there is no such live call. */
export function stop(world: World, callId: string): Promise<boolean> {
  return inOneTransaction(world, async (moment) => {
    const [call] = await moment.tx.select().from(calls).where(eq(calls.id, callId)).for('update')
    if (!call || call.endedAt || call.quiz !== world.quizName) return false
    const words = call.part === 'code' ? world.spoken.farewell : world.spoken.stopped
    const turn = await say(moment, call, { say: words, part: 'goodbye', visitId: null })
    await tellLine(moment, call, turn)
    return true
  })
}
