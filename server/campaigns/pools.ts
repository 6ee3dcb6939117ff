import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { CampaignSettings } from '../rules/campaign/campaign.ts'
import { type ChosenSources, codeSourceOf, mostPoints, newGame, type Quiz, type Tier } from '../rules/quiz/quiz.ts'
import { campaigns, codes, prizesGiven } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'
import { importCodes } from './import-promo-codes.ts'
import type { QuizFile } from './quiz-file.ts'

/**
 * Prepares the tiers of a quiz for winners: imports their codes, counts what they have given, and tells the operator, in one sentence
 * for each, which tiers are unbounded, cannot be won, or give nothing. Rejects when a file of codes cannot be read.
 */
export async function preparePools(
  db: Db,
  campaignId: number,
  quizFile: Pick<QuizFile, 'quiz' | 'folder'>,
  tellOperator: (sentence: string) => void,
): Promise<void> {
  await importCodes(db, campaignId, quizFile, tellOperator)
  const { quiz } = quizFile
  doubtsAbout(quiz).forEach(tellOperator)
  await countPrizes(db, campaignId, quiz)
  const codeSources = await readChosen(db, campaignId)
  for (const tier of quiz.tiers) {
    const isUnbounded = tier.most === undefined && codeSourceOf(tier, { codeSources }) === 'generated'
    if (isUnbounded) tellOperator(`${unbounded(tier)} "codes" or "most" in the quiz file bounds it`)
  }
}

async function readChosen(db: Db, campaignId: number): Promise<ChosenSources> {
  const [row] = await db.select({ settings: campaigns.settings }).from(campaigns).where(eq(campaigns.id, campaignId))
  return v.parse(CampaignSettings, row?.settings).codeSources
}

/** Counts what the tiers that have an end have given already. */
export async function countPrizes(db: Db, campaignId: number, { tiers }: Pick<Quiz, 'tiers'>): Promise<void> {
  for (const tier of tiers) if (tier.most !== undefined) await countGiven(db, campaignId, tier)
}

/** Returns what fits the schema and can hardly be meant: a tier that no game reaches, and a lowest tier that gives nothing. */
export function doubtsAbout(quiz: Quiz): string[] {
  const points = mostPoints(quiz, newGame)
  const unreachable = quiz.tiers
    .filter(({ atLeast }) => atLeast > points)
    .map(
      ({ title, atLeast }) => `nobody can win the tier "${title}": it takes ${atLeast} points, and a game has ${points} at most`,
    )
  const lowest = quiz.tiers.at(-1)
  return lowest?.most === 0
    ? [...unreachable, `the lowest tier "${lowest.title}" gives nothing, because its "most" is 0: many winners will get no code`]
    : unreachable
}

const unbounded = ({ title }: Tier) => `the tier "${title}" is unbounded, a promo code is made up for everybody who wins it:`

/**
 * Counts what was given while the tier had no `most`, without what was given back. The count is never lowered, because a winner may
 * be counted on another server right now.
 */
async function countGiven(db: Db, campaignId: number, { id: tierId }: Tier): Promise<void> {
  const isGiven = and(
    eq(codes.campaignId, campaignId),
    eq(codes.tierId, tierId),
    isNotNull(codes.participantId),
    isNull(codes.revokedAt),
  )
  await db
    .insert(prizesGiven)
    .values({ campaignId, tierId, given: await db.$count(codes, isGiven) })
    .onConflictDoUpdate({
      target: [prizesGiven.campaignId, prizesGiven.tierId],
      set: { given: sql`greatest(${prizesGiven.given}, excluded.given)` },
    })
}
