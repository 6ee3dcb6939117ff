import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { CampaignSettings } from '../../rules/campaign/campaign.ts'
import type { CodeSource } from '../../rules/quiz/quiz.ts'
import { type Author, noteDeed } from '../../staff/staff.ts'
import { campaigns } from '../../store/schema/schema.ts'
import { type GameContext, inTransaction, type Transaction } from '../../store/store.ts'

/** Makes a tier take its codes from a pool, or have them made up, and notes who chose so. */
export function chooseSource(context: GameContext, tierId: string, source: CodeSource, by: Author): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const changed = await writeSource(transaction, tierId, () => source)
    if (changed !== null) await noteDeed(transaction, by, { what: 'changed a campaign', about: `${changed} codes` })
  })
}

/** Makes a tier that is given codes for the first time take them, unless the operator has chosen already. */
export async function choosePool(transaction: Transaction, tierId: string): Promise<void> {
  await writeSource(transaction, tierId, (before) => before ?? 'pool')
}

/**
 * Returns the part of the campaign's address, or null where nothing was changed. Winners refer to the row, and are not kept waiting by
 * a lock of this kind.
 */
async function writeSource(
  { tx, context: { campaignId } }: Transaction,
  tierId: string,
  chosenAfter: (before: CodeSource | undefined) => CodeSource,
): Promise<string | null> {
  const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('no key update')
  if (!row) throw new Error(`there is no campaign ${campaignId}`)
  const { codeSources } = v.parse(CampaignSettings, row.settings)
  const before = Object.hasOwn(codeSources, tierId) ? codeSources[tierId] : undefined
  const after = chosenAfter(before)
  if (after === before) return null
  const settings = { ...row.settings, codeSources: { ...codeSources, [tierId]: after } }
  await tx.update(campaigns).set({ settings }).where(eq(campaigns.id, campaignId))
  return row.address
}
