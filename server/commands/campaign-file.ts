import { open, readFile, rm } from 'node:fs/promises'
import process from 'node:process'
import { liveBelow } from '../../views/address/address.ts'
import * as texts from '../../views/texts/campaign-commands.ts'
import { problemText } from '../../views/texts/campaign-file.ts'
import { operatorTextsIn } from '../../views/texts/operator.ts'
import { exportCampaign, importCampaign, QuizFileProblem, readQuiz } from '../campaigns/campaigns.ts'
import { type Config, ConfigProblem, readConfig } from '../config.ts'
import type { Author } from '../staff/staff.ts'
import { describeFailure, FolderInUse, openDatabase } from '../store/store.ts'
import { openContext } from './beside-servers.ts'

type Opened = Awaited<ReturnType<typeof openContext>>

/**
 * `bun run campaign:export <address> [file]` writes a campaign to a file, and `bun run campaign:import <file>` makes a campaign of one,
 * while servers run. Exits with 1 when that fails, and then nothing has been made or written.
 */
async function main([command, ...words]: readonly string[]): Promise<void> {
  try {
    const act = command === 'export' ? exportTo(words) : importFrom(words)
    const config = readConfig(process.env)
    liveBelow(config.publicUrl)
    const quizFile = await readQuiz(config.quiz)
    const { databaseUrl: url, databaseDirectUrl: directUrl, dataFolder: folder } = config
    const database = await openDatabase({ url, directUrl, folder, program: 'pavel campaign' }, console.warn)
    try {
      await database.migrate()
      const opened = await openContext(config, quizFile, database)
      await act(opened, config).finally(opened.close)
    } finally {
      await database.close()
    }
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

function explain(error: unknown): string {
  if (error instanceof FolderInUse) return texts.folderInUse(error.message)
  const isForOperator = [ConfigProblem, QuizFileProblem, CampaignFileProblem].some((problem) => error instanceof problem)
  return isForOperator ? (error as Error).message : describeFailure(error)
}

/** The command line, or the file that it names, is wrong. The message says what was expected. */
export class CampaignFileProblem extends Error {}

type Act = (opened: Opened, config: Config) => Promise<void>

/** Who has done it, in the log of the staff. */
const by = (name: string): Author => ({ name, role: 'operator', addressDisguise: null })

/** Reads the command line of an export, and returns what does it. Throws `CampaignFileProblem` when it is wrong. */
export function exportTo([address, file, ...others]: readonly string[]): Act {
  if (address === undefined || others.length > 0) throw new CampaignFileProblem(texts.exportUsage)
  return async ({ context, campaigns }) => {
    const campaign = campaigns.at(address)
    if (!campaign) throw new CampaignFileProblem(texts.noCampaign(address, campaigns.all()))
    const path = file ?? `${address}.pavel.json`
    await writeNew(path, async () => (await exportCampaign(context, campaign.id, by('bun run campaign:export'))).text)
    console.log(texts.exported(campaign.row.name, path))
  }
}

/** Makes the file before it has its text, so that the log does not tell of one that could not be written. */
async function writeNew(path: string, make: () => Promise<string>): Promise<void> {
  const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw new CampaignFileProblem(error.code === 'EEXIST' ? texts.fileExists(path) : texts.notWritten(path, error.message))
  })
  try {
    await file.writeFile(await make())
  } catch (error) {
    await rm(path)
    throw error
  } finally {
    await file.close()
  }
}

/** Reads the command line of an import, and returns what does it. Throws `CampaignFileProblem` when it is wrong. */
export function importFrom([file, ...others]: readonly string[]): Act {
  if (file === undefined || others.length > 0) throw new CampaignFileProblem(texts.importUsage)
  return async ({ context, isBusUp, announceCampaigns }, { voximplant: { credentials, smsFrom } }) => {
    const bytes = await readFile(file).catch((error: Error) => {
      throw new CampaignFileProblem(texts.notRead(file, error.message))
    })
    const hasSms = credentials !== undefined && smsFrom !== undefined
    const made = await importCampaign(context, { bytes, by: by('bun run campaign:import'), hasSms })
    if ('problem' in made) {
      const { sentence, faults } = problemText('en', made.problem, operatorTextsIn('en').campaigns.fault)
      throw new CampaignFileProblem([`${file}: ${sentence}`, ...faults].join('\n'))
    }
    announceCampaigns()
    console.log(texts.imported(made))
    if (!isBusUp) console.warn(texts.serversNotTold)
  }
}

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
