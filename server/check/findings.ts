import { eq } from 'drizzle-orm'
import type { Findings } from '../../scenario/protocol.ts'
import type { Call, Moment } from '../game/world.ts'
import { checks } from '../schema.ts'

/** Adds to what has been found so far: a call reports in parts, because its last probes may end it. */
export async function keepFindings({ tx }: Moment, { id }: Pick<Call, 'id'>, findings: Findings): Promise<void> {
  const [check] = await tx.select().from(checks).where(eq(checks.callId, id)).for('update')
  if (!check) return
  await tx
    .update(checks)
    .set({ findings: { ...check.findings, ...findings } })
    .where(eq(checks.id, check.id))
}
