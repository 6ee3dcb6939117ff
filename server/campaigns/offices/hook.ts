import { and, eq, lt } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { hookDeliveries, ticketOffices } from '../../store/schema/schema.ts'
import type { Db } from '../../store/store.ts'
import type { Office } from './work.ts'

/**
 * What became of a hook: taken, and something may have changed · a repetition of one that was taken · nothing for this campaign ·
 * nobody's: there is no such address · forged: the signature is not the office's · malformed
 */
export type HookOutcome = 'taken' | 'repeated' | 'passed over' | 'unknown' | 'forged' | 'malformed'

/** Returns the office whose hook has this key in its address. */
export async function findOffice(db: Db, kind: Office['kind'], hookKey: string): Promise<Office | undefined> {
  const [office] = await db
    .select()
    .from(ticketOffices)
    .where(and(eq(ticketOffices.hookKey, hookKey), eq(ticketOffices.kind, kind)))
  return office
}

/** Notes that a hook was taken. Returns false for one that was before: whoever sends it again changes nothing. */
export async function noteDelivery(tx: Db, campaignId: number, id: string, at: Date): Promise<boolean> {
  const noted = await tx
    .insert(hookDeliveries)
    .values({ campaignId, id, at })
    .onConflictDoNothing()
    .returning({ id: hookDeliveries.id })
  return noted.length > 0
}

/** A hook that is older is sent again by nobody who is honest, and whoever has kept it needs more patience than a sale takes. */
const keptMs = 400 * 24 * 3600_000

/** Forgets the hooks that were taken more than a year ago. */
export async function forgetDeliveries(db: Db, now: Date): Promise<void> {
  await db.delete(hookDeliveries).where(lt(hookDeliveries.at, new Date(now.getTime() - keptMs)))
}

/** Returns the JSON object of a body; null where it is none. */
export function readObject(body: Uint8Array): object | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : null
  } catch {
    return null
  }
}

export const hashOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex')
