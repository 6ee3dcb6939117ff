import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import * as texts from '../../views/texts/forget.ts'
import { spokenIn } from '../../views/texts/spoken.ts'
import { type QuizFile, QuizFileProblem, readQuiz } from '../campaigns/campaigns.ts'
import { type Config, ConfigProblem, readConfig } from '../config.ts'
import { openBus } from '../live/live.ts'
import { syncClock } from '../monitoring/monitoring.ts'
import { erase, eraseByAge, preview, previewByAge } from '../privacy/privacy.ts'
import { isLoopback } from '../rules/address/address.ts'
import { type E164, maskNumber, parseNumber } from '../rules/number/number.ts'
import {
  createClock,
  type Database,
  describeFailure,
  disguiseWith,
  FolderInUse,
  type GameContext,
  keepName,
  keepSecret,
  noQueue,
  openDatabase,
  randomInt,
} from '../store/store.ts'
import { createCallSessions } from '../voximplant/voximplant.ts'

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
  const { context, isHeard, close } = await openWorld(config, await readQuiz(config.quiz), database)
  try {
    await fulfil(context, wishes)
    if (!isHeard && !wishes.isDryRun) console.warn(texts.pagesNotUpdated)
    console.log(texts.ending(wishes.isDryRun))
  } finally {
    await close()
  }
}

async function fulfil(context: GameContext, wishes: Wishes): Promise<void> {
  const { isDryRun } = wishes
  if ('days' in wishes) {
    // With `skip` a row that a server has locked for a moment would be missing from what the operator is told.
    const found = await (isDryRun ? previewByAge(context, wishes.days) : eraseByAge(context, wishes.days, 'wait'))
    return console.log(texts.erased(texts.olderThan(wishes.days), found, isDryRun))
  }
  for (const phone of wishes.phones) {
    console.log(texts.erased(maskNumber(phone), await (isDryRun ? preview : erase)(context, phone), isDryRun))
  }
}

function explain(error: unknown): string {
  if (error instanceof FolderInUse) return texts.folderInUse(error.message)
  const isSentence = [ConfigProblem, QuizFileProblem, ForgetProblem].some((problem) => error instanceof problem)
  return isSentence ? (error as Error).message : describeFailure(error)
}

/** What cannot be done as it was said, in a sentence that tells what was expected. */
export class ForgetProblem extends Error {}

/** Who is to be forgotten: these numbers, or whatever is older than so many days. */
export type Wishes = { isDryRun: boolean } & ({ phones: E164[] } | { days: number })

/** Understands the words of the command line. A number may be written in any way, with spaces between its groups where it is the only one. */
export function wishesIn(words: readonly string[]): Wishes {
  const isDryRun = words.includes('--dry-run')
  const rest = words.filter((word) => word !== '--dry-run')
  const [first, days, ...others] = rest
  if (first === '--older-than') {
    if (others.length > 0) throw new ForgetProblem(texts.eitherOr)
    return { isDryRun, days: daysIn(days) }
  }
  return { isDryRun, phones: phonesIn(rest) }
}

function daysIn(word: string | undefined): number {
  const days = /^\d{1,4}$/.test(word ?? '') ? Number(word) : 0
  if (days < 1 || days > 3650) throw new ForgetProblem(texts.noDays(word))
  return days
}

function phonesIn(words: readonly string[]): E164[] {
  if (words.length === 0) throw new ForgetProblem(texts.nobodyNamed)
  if (words.includes('--older-than')) throw new ForgetProblem(texts.eitherOr)
  const together = words.every((word) => /^[\d\s().+-]+$/.test(word)) && phoneIn(words.join(' '))
  return together ? [together] : words.map(onePhone)
}

function onePhone(word: string): E164 {
  const phone = phoneIn(word)
  if (!phone || word.startsWith('--')) throw new ForgetProblem(texts.noNumber(word))
  return phone
}

function phoneIn(text: string): E164 | null {
  const parsed = parseNumber(text, { ours: [] })
  return 'phone' in parsed ? parsed.phone : null
}

const patienceMs = 3_000

/** `isHeard`: the servers that hold open pages can be told. */
export type OpenedWorld = { context: GameContext; isHeard: boolean; close(): Promise<void> }

/** The game's world beside the servers that play it: it hangs up and tells them, but calls nobody and sends nothing. */
export async function openWorld(config: Config, { quiz, name }: QuizFile, database: Database): Promise<OpenedWorld> {
  const { db } = database
  const clock = createClock()
  await syncClock(database, clock)
  const listener = { onChanged: () => {}, onGap: () => {}, onError: () => {} }
  const bus = await openBus({ database, natsUrl: config.natsUrl, name: await keepName(db) }, listener)
  for (let waited = 0; !bus.isUp() && waited < patienceMs; waited += 50) await wait(50)
  const isEmulated = config.hasPhoneSimulator || isLoopback(config.voximplant.apiUrl)
  return {
    context: {
      db,
      quiz,
      quizName: name,
      spoken: spokenIn(quiz.language),
      now: clock.now,
      randomInt,
      disguise: disguiseWith(config.numberKey ?? (await keepSecret(db, 'number key'))),
      publish: bus.publish,
      sessions: createCallSessions({ isEmulated }),
      queue: noQueue,
      caller: null,
      sms: null,
      tellOperator: console.warn,
      record: () => {},
    },
    isHeard: bus.isUp(),
    close: bus.close,
  }
}

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
