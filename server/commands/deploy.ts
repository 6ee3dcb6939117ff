import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import * as texts from '../../views/texts/deploy.ts'
import { readNumbers } from '../campaigns/campaigns.ts'
import { type Config, ConfigProblem, readConfig } from '../config.ts'
import { keptSecret } from '../rules/settings/settings.ts'
import { describeFailure, FolderInUse, getOrCreateSecret, openDatabase } from '../store/store.ts'
import { deploy, DeployProblem, numbersIn, reachableUrl, type Wanted, wantedBy } from '../voximplant/deployment/deployment.ts'
import { openVoximplant, VoximplantProblem } from '../voximplant/voximplant.ts'

/**
 * `bun run scenario:deploy`: deploys the built scenario, and everything that it needs, to the Voximplant account. Exits with 1
 * when that fails.
 */
async function main(options: string[]): Promise<void> {
  try {
    const unknownOption = options.find((option) => !['--dry-run', '--replace'].includes(option))
    if (unknownOption) throw new DeployProblem(texts.unexpectedArgument(unknownOption))
    const how = { isDryRun: options.includes('--dry-run'), isReplacing: options.includes('--replace') }
    process.exitCode = (await run(how)) ? 0 : 1
  } catch (error) {
    console.error(isForOperator(error) ? error.message : describeFailure(error))
    process.exitCode = 1
  }
}

function isForOperator(error: unknown): error is Error {
  return [ConfigProblem, DeployProblem, VoximplantProblem].some((problem) => error instanceof problem)
}

async function run(how: { isDryRun: boolean; isReplacing: boolean }): Promise<boolean> {
  const config = readConfig(process.env)
  const { credentials: credentialsFile, apiUrl } = config.voximplant
  if (!credentialsFile) throw new DeployProblem(texts.noCredentials)
  reachableUrl(config)
  const voximplant = await openVoximplant({ apiUrl, credentialsFile })
  const { callbackSecret, numbers } = await readDeployed(config)
  const wanted = wantedBy(config, {
    script: await readBuiltScenario(),
    callbackSecret,
    numbers: [...new Set([...numbersIn(config), ...numbers])],
  })
  const account = await deploy({ voximplant, wanted, settings: config.voximplant, ...how, print: console.log })
  if (account?.application && !how.isDryRun) await writeCiLayout(account.application.fullName, wanted).catch(tellUnwritten)
  return account !== null
}

async function readBuiltScenario(): Promise<string> {
  return readFile(new URL('../../scenario/dist/pavel.voxengine.js', import.meta.url), 'utf8')
}

/**
 * Returns the secret that new calls sign with: the first one in CALLBACK_SECRET, or the one in the server's database where that is
 * `kept`; then the numbers of the campaigns are read there as well. Throws `DeployProblem` when the server has the embedded database
 * open.
 */
export async function readDeployed({
  callbackSecrets: [current],
  databaseUrl: url,
  databaseDirectUrl: directUrl,
  dataFolder: folder,
}: Pick<Config, 'callbackSecrets' | 'databaseUrl' | 'databaseDirectUrl' | 'dataFolder'>): Promise<{
  callbackSecret: string
  numbers: string[]
}> {
  if (current !== keptSecret) return { callbackSecret: current, numbers: [] }
  const database = await openDatabase({ url, directUrl, folder, program: 'pavel scenario:deploy' }).catch(explainFolderInUse)
  try {
    await database.migrate()
    const callbackSecret = await getOrCreateSecret(database.db, 'callback secret')
    return { callbackSecret, numbers: await readNumbers(database.db) }
  } finally {
    await database.close()
  }
}

function explainFolderInUse(error: unknown): never {
  if (!(error instanceof FolderInUse)) throw error
  throw new DeployProblem(
    `${error.message}. The callback secret is kept there: stop the server while deploying, or set CALLBACK_SECRET for both.`,
  )
}

/**
 * The folder for the VOX_CI_ROOT_PATH of the vendor's `voxengine-ci` (scenario/voxengine.md §9). `scenario:build` puts the script
 * there.
 */
const ciFolder = fileURLToPath(new URL('../../scenario/voxfiles', import.meta.url))

/**
 * Writes the two files that name the application and its rules, so that `voxengine-ci` would upload the same that was deployed.
 */
export async function writeCiLayout(fullName: string, { scenario, inbound, outbound }: Wanted, folder = ciFolder): Promise<void> {
  const application = join(folder, 'applications', fullName)
  const rules = [inbound, outbound].map(({ name, pattern }) => ({
    ruleName: name,
    scenarios: [scenario.name],
    rulePattern: pattern,
  }))
  await mkdir(application, { recursive: true })
  await writeFile(join(application, 'application.config.json'), json({ applicationName: fullName }))
  await writeFile(join(application, 'rules.config.json'), json(rules))
}

/** The layout is for another program, so deploying does not fail where nothing may be written, as in a container. */
function tellUnwritten(error: NodeJS.ErrnoException): void {
  if (!['EACCES', 'EROFS'].includes(error.code ?? '')) throw error
  console.warn(texts.noCiLayout)
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
