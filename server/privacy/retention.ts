import type { QuizFile } from '../campaigns/campaigns.ts'
import { type Config, ConfigProblem } from '../config.ts'
import { type GameContext, inTransaction } from '../store/store.ts'
import { findOldRows, lockRows } from './old-rows.ts'
import { countsOf, type Erased, isNothing, noneErased, sumOf } from './personal-rows.ts'
import { markErased } from './scrub.ts'
import { wipe } from './wipe.ts'

/**
 * Returns after how many days personal data is erased automatically: the setting RETENTION_DAYS, else the days that the quiz's consent
 * promises, else null, and then data is erased only by hand. Throws `ConfigProblem` when the setting exceeds the promise.
 */
export function retentionDays(
  { retentionDays: set }: Pick<Config, 'retentionDays'>,
  { quiz, name }: Pick<QuizFile, 'quiz' | 'name'>,
): number | null {
  const promised = quiz.consent.keptDays ?? null
  if (set === undefined) return promised
  if (promised !== null && set > promised) {
    throw new ConfigProblem(`RETENTION_DAYS: expected at most ${promised}, as the consent of ${name} promises, found ${set}`)
  }
  return set
}

/** Rows of each kind per transaction, and transactions per run: few enough that no player has to wait. */
const batchSize = 100
const maxBatches = 200
const noLimit = 1_000_000_000

/**
 * Erases personal data older than `days` days in every quiz, as `erase` does for one number: games that ended that long ago, visits
 * that never led to a game, calls, and requests to be called. Several servers may run it at once: whoever comes second to a row finds
 * that it has been erased. A run stops after 200 batches and leaves the rest to the next one. Returns how many rows of each kind it erased.
 */
export async function eraseByAge(context: GameContext, days: number): Promise<Erased> {
  const before = daysAgo(context, days)
  let total = noneErased
  for (let batch = 0; batch < maxBatches; batch += 1) {
    const { found, erased } = await eraseBatch(context, before)
    if (isNothing(found)) break
    total = sumOf(total, erased)
  }
  return total
}

/** Counts the rows that `eraseByAge` would erase, and changes nothing. */
export function previewByAge(context: GameContext, days: number): Promise<Erased> {
  return inTransaction(context, async ({ tx }) => countsOf(await findOldRows(tx, daysAgo(context, days), noLimit)))
}

/** What is `found` may have become young again, or have been erased by another server, before this one has locked it. */
function eraseBatch(context: GameContext, before: Date): Promise<{ found: Erased; erased: Erased }> {
  return inTransaction(context, async (transaction) => {
    const found = await findOldRows(transaction.tx, before, batchSize)
    await lockRows(transaction.tx, found)
    const traces = await findOldRows(transaction.tx, before, batchSize, found)
    await wipe(transaction, traces)
    const people = Math.max(traces.games.length, traces.visits.length)
    if (people > 0) transaction.telemetry.push({ type: 'people erased', people })
    const erased = countsOf(traces)
    if (!isNothing(erased)) await markErased(transaction)
    return { found: countsOf(found), erased }
  })
}

function daysAgo({ now }: GameContext, days: number): Date {
  return new Date(now().getTime() - days * 24 * 3600_000)
}
