import { count, eq, sql } from 'drizzle-orm'
import { type Author, noteDeed } from '../../staff/staff.ts'
import { campaigns, codes } from '../../store/schema/schema.ts'
import { type GameContext, inTransaction, type Transaction } from '../../store/store.ts'
import { inBatches } from './batches.ts'
import { choosePool } from './choose-source.ts'
import { forgetCodeCounts } from './count-codes.ts'
import { findKnown, textsIn } from './known-codes.ts'

/** What became of codes that were to be added: others may have added or taken the same ones meanwhile. */
export type Added = { added: number; left: number }

/** A tier and how its log calls it. */
type Into = { tierId: string; title: string }

/**
 * Puts codes into the pool of a tier, from which it gives them from now on, and notes in the log how many. Those that this campaign or
 * another one has already are left. A long list is taken in pieces, each with its own line in the log; to take it again adds what is
 * missing.
 */
export async function addCodes(context: GameContext, asked: readonly string[], into: Into, by: Author): Promise<Added> {
  let added = 0
  for (const batch of inBatches(asked)) {
    added += await inTransaction(context, (transaction) => addBatch(transaction, batch, into, by))
  }
  forgetCodeCounts(context)
  return { added, left: asked.length - added }
}

async function addBatch(transaction: Transaction, batch: string[], { tierId, title }: Into, by: Author): Promise<number> {
  const { tx, context, at } = transaction
  await inTurn(transaction)
  const { here, elsewhere } = await findKnown(tx, context.campaignId, batch)
  const fresh = batch.filter((code) => !here.has(code) && !elsewhere.has(code))
  if (fresh.length === 0) return 0
  const added = await insertCodes(tx, { campaignId: context.campaignId, tierId, at, codes: fresh })
  if (added === 0) return 0
  await choosePool(transaction, tierId)
  await noteDeed(transaction, by, { what: 'added codes', about: `${title}: ${added}` })
  return added
}

/** Lets those who add codes to one campaign wait for each other. Winners refer to the row, and do not wait for a lock of this kind. */
async function inTurn({ tx, context: { campaignId } }: Transaction): Promise<void> {
  await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, campaignId)).for('no key update')
}

/** Returns how many of these codes were not there yet. They go in as one parameter: a million of rows is not to be written out. */
export async function insertCodes(
  tx: Transaction['tx'],
  { campaignId, tierId, at, codes: given }: { campaignId: number; tierId: string; at: Date | 'now'; codes: string[] },
): Promise<number> {
  const rows = sql`select ${campaignId}::int, ${tierId}::text, code, ${at === 'now' ? 'now' : at.toISOString()}::timestamptz from (${textsIn(given)}) as given(code)`
  const added = tx
    .$with('added', { id: sql<number>`id`.as('id') })
    .as(sql`insert into ${codes} (campaign_id, tier_id, code, added_at) ${rows} on conflict do nothing returning id`)
  const [counted] = await tx.with(added).select({ count: count() }).from(added)
  return counted?.count ?? 0
}
