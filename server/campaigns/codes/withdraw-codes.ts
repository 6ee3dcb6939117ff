import { and, count, eq, inArray, type SQL } from 'drizzle-orm'
import { type Author, noteDeed } from '../../staff/staff.ts'
import { codes } from '../../store/schema/schema.ts'
import { type GameContext, inTransaction, isInPool, type Transaction } from '../../store/store.ts'
import { inBatches } from './batches.ts'
import { forgetCodeCounts } from './count-codes.ts'
import { isOneOf } from './known-codes.ts'
import { isReturnable } from './returnable.ts'

/** Which codes are meant: all of a tier, or those of a list. `title` is how the log calls them. */
export type Withdrawing = { title: string } & ({ tierId: string } | { listed: readonly string[] })

/** What became of them. `given`: to winners, so they stay as they are; `before`: were so already; `missing`: nobody knows them here. */
export type Withdrawn = { changed: number; given: number; before: number; missing: number }

const codesAtOnce = 5_000

/**
 * Takes unused codes out of their pools, so that nobody is given them, and notes in the log how many. A code that is given at the same
 * time is either given or withdrawn. All of a tier are taken in pieces.
 */
export function withdrawCodes(context: GameContext, which: Withdrawing, by: Author): Promise<Withdrawn> {
  return change(context, which, { isMeant: isInPool(), withdrawnAt: (at) => at, by, sign: '−' })
}

/** Puts codes back that were withdrawn, as far as they can be. */
export function putBackCodes(context: GameContext, which: Withdrawing, by: Author): Promise<Withdrawn> {
  return change(context, which, { isMeant: isReturnable(context), withdrawnAt: () => null, by, sign: '+' })
}

type Changing = { isMeant: SQL | undefined; withdrawnAt(at: Date): Date | null; by: Author; sign: '−' | '+' }

async function change(context: GameContext, which: Withdrawing, changing: Changing): Promise<Withdrawn> {
  const sum = { changed: 0, given: 0, before: 0, missing: 0 }
  const once = async (listed: readonly string[] | null) => {
    const one = await inTransaction(context, (transaction) => changeSome(transaction, which, listed, changing))
    for (const key of ['changed', 'given', 'before', 'missing'] as const) sum[key] += one[key]
    return one.changed
  }
  if ('listed' in which) for (const batch of inBatches(which.listed)) await once(batch)
  else while ((await once(null)) === codesAtOnce);
  forgetCodeCounts(context)
  return sum
}

async function changeSome(
  transaction: Transaction,
  which: Withdrawing,
  listed: readonly string[] | null,
  { isMeant, withdrawnAt, by, sign }: Changing,
): Promise<Withdrawn> {
  const { tx, at, context } = transaction
  const isHere = eq(codes.campaignId, context.campaignId)
  const isAsked = and(
    isHere,
    listed ? isOneOf(context.campaignId, listed) : eq(codes.tierId, 'tierId' in which ? which.tierId : ''),
  )
  const isUnused = and(isAsked, isMeant)
  const locked = tx.select({ id: codes.id }).from(codes).where(isUnused).orderBy(codes.id).limit(codesAtOnce).for('update')
  const meant = tx.$with('meant').as(locked)
  const changed = await tx
    .with(meant)
    .update(codes)
    .set({ withdrawnAt: withdrawnAt(at) })
    .where(inArray(codes.id, tx.select({ id: meant.id }).from(meant)))
    .returning({ id: codes.id })
  if (changed.length > 0)
    await noteDeed(transaction, by, { what: 'withdrew codes', about: `${which.title}: ${sign}${changed.length}` })
  const [there] = listed
    ? await tx
        .select({ all: count(), given: count(codes.participantId) })
        .from(codes)
        .where(isAsked)
    : []
  const { all, given } = there ?? { all: changed.length, given: 0 }
  return { changed: changed.length, given, before: all - given - changed.length, missing: listed ? listed.length - all : 0 }
}
