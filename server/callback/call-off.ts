import { and, eq, isNull } from 'drizzle-orm'
import { log } from '../game/log.ts'
import { say } from '../game/say.ts'
import { tellLine } from '../game/untold.ts'
import { inOneTransaction, type Visit, type World } from '../game/world.ts'
import { callbacks, calls } from '../schema.ts'
import { endCallback } from './end.ts'

/** The visitor does not want to be called any more; a telephone that rings already falls silent. */
export function callOff(world: World, { id: visitId }: Visit): Promise<void> {
  return inOneTransaction(world, async (moment) => {
    const { tx } = moment
    const isOpen = and(eq(callbacks.visitId, visitId), isNull(callbacks.endedAt))
    const [callback] = await tx.select({ id: callbacks.id }).from(callbacks).where(isOpen)
    if (!callback) return
    const [call] = await tx.select().from(calls).where(eq(calls.id, callback.id)).for('update')
    if (call?.answeredAt) return
    await endCallback(moment, callback.id, 'called off')
    log(moment, visitId, [{ from: 'pavel', text: world.spoken.callMe.calledOff }])
    if (!call || call.endedAt) return
    await tellLine(moment, call, await say(moment, call, { say: '', part: 'goodbye', visitId: null }))
  })
}
