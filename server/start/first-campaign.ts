import { completeOlder, firstSettings, preparePools, type QuizFile, takeTemplate } from '../campaigns/campaigns.ts'
import type { Config } from '../config.ts'
import type { Database } from '../store/store.ts'

type Options = { config: Config; quizFile: QuizFile; tellOperator(sentence: string): void }

/**
 * Makes the quiz that QUIZ names the first campaign, on a database that has none, and imports the codes that its file names. Of several
 * servers that start at once, one makes it, and the others find it.
 */
export async function openFirstCampaign(
  database: Database,
  { config, quizFile, tellOperator }: Options,
  at: Date,
): Promise<void> {
  const settings = firstSettings(config)
  const campaignId = await database.withMigrationLock(async () => {
    await completeOlder(database.db, settings)
    return takeTemplate(database.db, { quizFile, settings, at })
  })
  if (campaignId !== null) return preparePools(database.db, campaignId, quizFile, tellOperator)
  tellOperator(`QUIZ: "${quizFile.name}" is not used, because this database has other campaigns`)
}
