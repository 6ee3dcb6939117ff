import process from 'node:process'
import * as texts from '../views/texts.forget.ts'
import { type Config, ConfigProblem, readConfig } from './config.ts'
import { type Database, openDatabase } from './database.ts'
import { describeFailure } from './database/failure.ts'
import { FolderInUse } from './database/lock.ts'
import { openWorld } from './forget/open-world.ts'
import { ForgetProblem, type Wishes, wishesIn } from './forget/wishes.ts'
import type { World } from './game/world.ts'
import { maskNumber } from './number.ts'
import { erase, eraseByAge, preview, previewByAge } from './privacy.ts'
import { QuizFileProblem, readQuiz } from './quiz/read.ts'

await main(process.argv.slice(2))

/**
 * `bun run forget +7…`: erases people by their numbers, while servers run; `--older-than 90` whatever is older. Ends with 1 where
 * that did not succeed; that nothing is kept of a number is a success.
 */
async function main(words: string[]): Promise<void> {
  try {
    const wishes = wishesIn(words)
    const config = readConfig(process.env)
    const database = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder })
    await run(config, database, wishes).finally(database.close)
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

async function run(config: Config, database: Database, wishes: Wishes): Promise<void> {
  await database.migrate()
  const { world, isHeard, close } = await openWorld(config, await readQuiz(config.quiz), database)
  try {
    await fulfil(world, wishes)
    if (!isHeard && !wishes.isDryRun) console.warn(texts.untold)
    console.log(texts.ending(wishes.isDryRun))
  } finally {
    await close()
  }
}

async function fulfil(world: World, wishes: Wishes): Promise<void> {
  const { isDryRun } = wishes
  if ('days' in wishes) {
    // what a server has locked for a moment would not be told of
    const found = await (isDryRun ? previewByAge(world, wishes.days) : eraseByAge(world, wishes.days, 'wait'))
    return console.log(texts.erased(texts.olderThan(wishes.days), found, isDryRun))
  }
  for (const phone of wishes.phones) {
    console.log(texts.erased(maskNumber(phone), await (isDryRun ? preview : erase)(world, phone), isDryRun))
  }
}

function explain(error: unknown): string {
  if (error instanceof FolderInUse) return texts.folderInUse(error.message)
  const isSentence = [ConfigProblem, QuizFileProblem, ForgetProblem].some((problem) => error instanceof problem)
  return isSentence ? (error as Error).message : describeFailure(error)
}
