import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { ticketOffices } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import { PretixSettings } from './office-settings.ts'
import { type Connection, pretixApi } from './pretix-api.ts'
import { OfficeProblem, type Trouble } from './trouble.ts'
import { startAnew } from './work.ts'

/** What an office says when it is asked: how many vouchers it has, or what is wrong. */
export type OfficeFound = { vouchers: number } | { trouble: Trouble }

/**
 * Asks the ticket office of a campaign whether it knows us, and has the work for it begin anew at once. Returns null where there is
 * nothing to ask: no office, or one without an API for codes.
 */
export async function checkOffice(
  { db, now }: Pick<GameContext, 'db' | 'now'>,
  campaignId: number,
  connection: Omit<Connection, 'token'> = {},
): Promise<OfficeFound | null> {
  const [office] = await db.select().from(ticketOffices).where(eq(ticketOffices.campaignId, campaignId))
  if (office?.kind !== 'pretix') return null
  const api = pretixApi(v.parse(PretixSettings, office.settings), { ...connection, token: office.secret })
  const found = await api.list({ page: 1 }).then(
    ({ count }): OfficeFound => ({ vouchers: count }),
    (problem: unknown): OfficeFound => {
      if (problem instanceof OfficeProblem) return { trouble: problem.trouble }
      throw problem
    },
  )
  const noted =
    'trouble' in found ? { trouble: found.trouble, troubleAt: now() } : { trouble: null, troubleAt: null, workedAt: now() }
  await db.update(ticketOffices).set(noted).where(eq(ticketOffices.campaignId, campaignId))
  if (!('trouble' in found)) await db.transaction((tx) => startAnew(tx, campaignId))
  return found
}
