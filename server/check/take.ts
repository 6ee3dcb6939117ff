import { desc, eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { say } from '../game/say.ts'
import type { Call, Moment } from '../game/world.ts'
import { checks } from '../schema.ts'
import { isOpen } from './open.ts'

/** The first turn of the call that is examined; null where no check is asked for. */
export async function takeCheck(moment: Moment, call: Call): Promise<Turn | null> {
  const { tx, world, at } = moment
  const [check] = await tx
    .select({ id: checks.id })
    .from(checks)
    .where(isOpen(world, at))
    .orderBy(desc(checks.id))
    .limit(1)
    .for('update')
  if (!check) return null
  await tx.update(checks).set({ callId: call.id }).where(eq(checks.id, check.id))
  return say(moment, call, { say: world.spoken.check.greeting, part: 'check', visitId: null })
}
