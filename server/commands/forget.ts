import process from 'node:process'
import * as texts from '../../views/texts/forget.ts'
import { QuizFileProblem, readQuiz } from '../campaigns/campaigns.ts'
import { type Config, ConfigProblem, readConfig } from '../config.ts'
import { erase, eraseByAge, preview, previewByAge, scrubNow } from '../privacy/privacy.ts'
import { type E164, maskNumber, parseNumber } from '../rules/phone-number/phone-number.ts'
import type { Author } from '../staff/staff.ts'
import { type Database, describeFailure, FolderInUse, type GameContext, openDatabase } from '../store/store.ts'
import { openContext } from './beside-servers.ts'

/**
 * `bun run forget +7…`: erases people by their numbers while servers run; `--older-than 90` erases everything older than 90 days.
 * Exits with 1 when that fails. A number of which nothing is stored is not a failure.
 */
async function main(options: string[]): Promise<void> {
  try {
    const request = parseRequest(options)
    const config = readConfig(process.env)
    const { databaseUrl: url, databaseDirectUrl: directUrl, dataFolder: folder } = config
    const database = await openDatabase({ url, directUrl, folder, program: 'pavel forget' }, console.warn)
    await run(config, database, request).finally(database.close)
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

async function run(config: Config, database: Database, request: ForgetRequest): Promise<void> {
  await database.migrate()
  const { context, isBusUp, close } = await openContext(config, await readQuiz(config.quiz), database)
  try {
    await fulfil(context, request)
    if (!isBusUp && !request.isDryRun) console.warn(texts.pagesNotUpdated)
    if (!request.isDryRun && (await scrubNow(context, database))) console.log(texts.scrubbed(config.databaseUrl !== undefined))
    console.log(texts.ending(request.isDryRun))
  } finally {
    await close()
  }
}

async function fulfil(context: GameContext, request: ForgetRequest): Promise<void> {
  const { isDryRun } = request
  if ('days' in request) {
    const found = await (isDryRun ? previewByAge(context, request.days) : eraseByAge(context, request.days))
    return console.log(texts.erased(texts.olderThan(request.days), found, isDryRun))
  }
  for (const phone of request.phones) {
    const erased = await (isDryRun ? preview(context, phone) : erase(context, phone, thisCommand))
    console.log(texts.erased(maskNumber(phone), erased, isDryRun))
  }
}

/** Who has done it, in the log of the staff. */
const thisCommand: Author = { name: 'bun run forget', role: 'operator', addressDisguise: null }

function explain(error: unknown): string {
  if (error instanceof FolderInUse) return texts.folderInUse(error.message)
  const isForOperator = [ConfigProblem, QuizFileProblem, ForgetProblem].some((problem) => error instanceof problem)
  return isForOperator ? (error as Error).message : describeFailure(error)
}

/** The command line is wrong. The message says what was expected. */
export class ForgetProblem extends Error {}

/** What to erase: the people with these numbers, or everything older than `days` days. */
export type ForgetRequest = { isDryRun: boolean } & ({ phones: E164[] } | { days: number })

/**
 * Parses the command line. Numbers may be written in any format; one with spaces in it has to be the only one. Throws
 * `ForgetProblem` when the command line is wrong.
 */
export function parseRequest(options: readonly string[]): ForgetRequest {
  const isDryRun = options.includes('--dry-run')
  const rest = options.filter((option) => option !== '--dry-run')
  const [first, days, ...others] = rest
  if (first === '--older-than') {
    if (others.length > 0) throw new ForgetProblem(texts.eitherOr)
    return { isDryRun, days: parseDays(days) }
  }
  return { isDryRun, phones: parsePhones(rest) }
}

function parseDays(word: string | undefined): number {
  const days = /^\d{1,4}$/.test(word ?? '') ? Number(word) : 0
  if (days < 1 || days > 3650) throw new ForgetProblem(texts.noDays(word))
  return days
}

function parsePhones(words: readonly string[]): E164[] {
  if (words.length === 0) throw new ForgetProblem(texts.nobodyNamed)
  if (words.includes('--older-than')) throw new ForgetProblem(texts.eitherOr)
  const joined = words.every((word) => /^[\d\s().+-]+$/.test(word)) && readPhone(words.join(' '))
  return joined ? [joined] : words.map(parsePhone)
}

function parsePhone(word: string): E164 {
  const phone = readPhone(word)
  if (!phone || word.startsWith('--')) throw new ForgetProblem(texts.noNumber(word))
  return phone
}

function readPhone(text: string): E164 | null {
  const parsed = parseNumber(text, { ours: [] })
  return 'phone' in parsed ? parsed.phone : null
}

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
