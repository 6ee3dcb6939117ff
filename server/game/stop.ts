import { eq } from 'drizzle-orm'
import { calls } from '../schema.ts'
import { say } from './say.ts'
import { tellLine } from './untold.ts'
import { inOneTransaction, type World } from './world.ts'

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
