import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { codeSourceOf, makeCode, type Tier, tiersWon } from '../rules/quiz/quiz.ts'
import { campaigns, codes, prizesGiven } from '../store/schema/schema.ts'
import { type GameContext, isFreeCode, made, type Participant, type Transaction } from '../store/store.ts'

/** `code` is the promo code; `null` only when every tier that these points reach is used up, and then `tier` is the lowest. */
export type Prize = { tier: Tier; code: string | null }

const codeLength = 8

/**
 * Takes and returns the prize for a participant's points, in the transaction that finishes the game. When the best tier is used up,
 * the next tier down is given and the operator is told. A rehearsal gives no code. Throws when the quiz has no tier from 0 points on.
 */
export async function awardPrize(transaction: Transaction, participant: Participant): Promise<Prize> {
  const { quiz, isRehearsal } = transaction.context
  const tiers = tiersWon(quiz, participant.points)
  if (isRehearsal) return prizeWithoutCode(tiers)
  return (await takePrize(transaction, participant, tiers)) ?? prizeWithoutCode(tiers.slice(-1))
}

/** Takes and returns the first prize of these tiers that is left; null where all are used up. The operator is told of each that is. */
export async function takePrize(
  transaction: Transaction,
  participant: Participant,
  tiers: readonly Tier[],
): Promise<(Prize & { code: string }) | null> {
  for (const tier of tiers) {
    const code = await takeCode(transaction, participant, tier)
    if (code) return { tier, code }
    tellUsedUp(transaction.context, tier)
  }
  return null
}

/** Returns the best tier that gives anything, or else the lowest. */
function prizeWithoutCode(tiers: Tier[]): Prize {
  const tier = tiers.find(({ most }) => most !== 0) ?? tiers.at(-1)
  if (!tier) throw new Error('expected a tier that starts at 0 points, found none')
  return { tier, code: null }
}

async function takeCode(transaction: Transaction, participant: Participant, tier: Tier): Promise<string | undefined> {
  if (!(await countUp(transaction, tier))) return undefined
  const code = await takeUncounted(transaction, participant, tier)
  if (!code) await countDown(transaction, tier)
  return code
}

async function takeUncounted(transaction: Transaction, participant: Participant, tier: Tier): Promise<string | undefined> {
  if (codeSourceOf(tier, transaction.context) === 'generated') return generateCode(transaction, participant, tier)
  return takeFromPool(transaction, participant, tier)
}

/**
 * Takes another code of the same tier for somebody whose former one has been revoked; undefined when none is left. A prize that had a
 * code has been counted: it needs no place of its own, even where the tier's `most` has been lowered below what was given.
 */
export function takeAnotherCode(transaction: Transaction, winner: Participant, tier: Tier): Promise<string | undefined> {
  return winner.code === null ? takeCode(transaction, winner, tier) : takeUncounted(transaction, winner, tier)
}

/**
 * Counts one more prize of a tier that has a `most`, and returns whether there was one left. The row stays locked until the winner's
 * transaction ends, so the next winner sees what became of this one.
 */
async function countUp({ tx, context }: Transaction, { id: tierId, most }: Tier): Promise<boolean> {
  if (most === undefined) return true
  if (most === 0) return false
  const [counted] = await addGiven(tx, { campaignId: context.campaignId, tierId, most })
  return counted !== undefined
}

const addGiven = made((db, { campaignId, tierId, most }: { campaignId: number; tierId: string; most: number }) =>
  db
    .insert(prizesGiven)
    .values({ campaignId, tierId, given: 1 })
    .onConflictDoUpdate({
      target: [prizesGiven.campaignId, prizesGiven.tierId],
      set: { given: sql`${prizesGiven.given} + 1` },
      setWhere: lt(prizesGiven.given, most),
    })
    .returning(),
)

/**
 * Makes the code of a winner void, and returns whether there was one. The tier has one prize more then, unless the ticket office has
 * taken the code already: that ticket is somebody's, whatever becomes of the game. Expects the participant to be locked.
 */
export async function voidPrize(transaction: Transaction, { id, tierId, code }: Participant): Promise<boolean> {
  const { tx, at } = transaction
  const isCurrent = and(eq(codes.participantId, id), isNull(codes.revokedAt))
  const voided = await tx.update(codes).set({ revokedAt: at }).where(isCurrent).returning({ spentAt: codes.spentAt })
  const isSpent = voided.some(({ spentAt }) => spentAt !== null)
  if (code !== null && tierId !== null && !isSpent) await returnPrize(transaction, tierId)
  return voided.length > 0
}

/** Takes back a prize that was given, so that a tier with a `most` has one more left. Its code is not given again. */
export async function returnPrize(transaction: Transaction, tierId: string): Promise<void> {
  const tier = transaction.context.quiz.tiers.find(({ id }) => id === tierId)
  if (tier) await countDown(transaction, tier)
}

async function countDown({ tx, context }: Transaction, { id: tierId, most }: Tier): Promise<void> {
  if (most === undefined) return
  await tx
    .update(prizesGiven)
    .set({ given: sql`${prizesGiven.given} - 1` })
    .where(and(eq(prizesGiven.campaignId, context.campaignId), eq(prizesGiven.tierId, tierId)))
}

/** Which tiers this server has called used up: once is enough, however many winners come after. */
const told = new WeakSet<Tier>()

/** A `most` of 0 is what the operator wants. */
function tellUsedUp(context: GameContext, tier: Tier): void {
  if (tier.most === 0 || told.has(tier)) return
  told.add(tier)
  const isPooled = codeSourceOf(tier, context) === 'pool'
  const cure = [isPooled && 'add some at /operator/codes', tier.most !== undefined && 'raise its "most"'].filter(Boolean)
  context.tellOperator(`the tier "${tier.title}" has no promo codes left: ${cure.join(' or ')}`)
}

/** Passes over the codes that another campaign with the same file has given. */
async function takeFromPool(transaction: Transaction, participant: Participant, tier: Tier): Promise<string | undefined> {
  const taken = await takeFree(transaction, participant, tier)
  if (!taken || (await takeFromOthers(transaction, taken.code))) return taken?.code
  await transaction.tx.delete(codes).where(eq(codes.id, taken.id))
  return takeFromPool(transaction, participant, tier)
}

/** `skip locked` lets two simultaneous winners take different codes without waiting for each other. */
async function takeFree(
  { tx, context, at }: Transaction,
  { id }: Participant,
  { id: tierId }: Tier,
): Promise<{ id: number; code: string } | undefined> {
  const [taken] = await takeFirst(tx, { campaignId: context.campaignId, tierId, participantId: id, at })
  return taken
}

type Taking = { campaignId: number; tierId: string; participantId: number; at: Date }

const takeFirst = made((db, { campaignId, tierId, participantId, at }: Taking) => {
  const free = db
    .select({ id: codes.id })
    .from(codes)
    .where(and(eq(codes.campaignId, campaignId), eq(codes.tierId, tierId), isFreeCode(at)))
    .orderBy(codes.id)
    .limit(1)
    .for('update', { skipLocked: true })
  return db
    .update(codes)
    .set({ participantId, takenAt: at })
    .where(eq(codes.id, sql`(${free})`))
    .returning({ id: codes.id, code: codes.code })
})

/**
 * Takes a code out of the pools of the other campaigns that hold it too, and returns whether nobody there has been given it. Does not
 * wait for their winners, who may be waiting for ours: when one takes the code right now, the whole transaction is retried.
 */
async function takeFromOthers({ tx, context }: Transaction, code: string): Promise<boolean> {
  const twins = await lockTwins(tx, { campaignId: context.campaignId, code })
  if (twins.some(({ winner }) => winner !== null)) return false
  if (twins.length > 0) await tx.delete(codes).where(isTwin({ campaignId: context.campaignId, code }))
  return true
}

const lockTwins = made((db, twin: { campaignId: number; code: string }) =>
  db.select({ winner: codes.participantId }).from(codes).where(isTwin(twin)).for('update', { noWait: true }),
)

/** The index is of campaigns and codes together: without the campaigns every code would be looked at. */
function isTwin({ campaignId, code }: { campaignId: number; code: string }) {
  const isOther = sql`${codes.campaignId} in (select ${campaigns.id} from ${campaigns} where ${campaigns.id} <> ${campaignId})`
  return and(eq(codes.code, code), isOther)
}

async function generateCode(transaction: Transaction, participant: Participant, tier: Tier): Promise<string> {
  const { tx, context, at } = transaction
  const code = makeCode(context.randomInt, codeLength)
  const taking = { campaignId: context.campaignId, tierId: tier.id, participantId: participant.id, at }
  const [inserted] = await insertCode(tx, { ...taking, code })
  return inserted?.code ?? generateCode(transaction, participant, tier)
}

const insertCode = made((db, { campaignId, tierId, participantId, at, code }: Taking & { code: string }) =>
  db
    .insert(codes)
    .values({ campaignId, tierId, code, participantId, takenAt: at })
    .onConflictDoNothing({ target: [codes.campaignId, codes.code] })
    .returning({ code: codes.code }),
)
