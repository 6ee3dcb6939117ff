import * as v from 'valibot'
import { ticketOffices } from '../../store/schema/schema.ts'
import type { Db } from '../../store/store.ts'
import { PretixSettings, redeemLink } from './office-settings.ts'
import type { Office } from './work.ts'

/** What the games of a campaign know about its ticket office. */
export type OfficeInPlay = {
  kind: Office['kind']
  /** the tiers whose codes are made there, so that none is made up here */
  tiers: readonly string[]
  /** where its codes are spent, with `{code}` in their place; null where only the organiser knows */
  link: string | null
}

/** Returns the ticket offices by their campaigns. */
export async function readOffices(db: Db): Promise<ReadonlyMap<number, OfficeInPlay>> {
  const { campaignId, kind, settings } = ticketOffices
  const rows = await db.select({ campaignId, kind, settings }).from(ticketOffices)
  return new Map(rows.map((row) => [row.campaignId, inPlay(row)]))
}

function inPlay({ kind, settings }: Pick<Office, 'kind' | 'settings'>): OfficeInPlay {
  const pretix = kind === 'pretix' ? v.safeParse(PretixSettings, settings) : null
  if (!pretix?.success) return { kind, tiers: [], link: null }
  return { kind, tiers: Object.keys(pretix.output.tiers), link: redeemLink(pretix.output) }
}
