import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import * as texts from '../../views/texts/deploy.ts'
import { type Config, ConfigProblem, keptSecret, readConfig } from '../config.ts'
import { describeFailure, FolderInUse, keepSecret, openDatabase } from '../store/store.ts'
import { deploy, DeployProblem, reachableUrl, type Wanted, wantedBy } from '../voximplant/deployment/deployment.ts'
import { openVoximplant, VoximplantProblem } from '../voximplant/voximplant.ts'

/** `bun run scenario:deploy`: puts the built scenario and all that it needs into the account. Ends with 1 where that did not succeed. */
async function main(words: string[]): Promise<void> {
  try {
    const isDryRun = words.includes('--dry-run')
    const strange = words.find((word) => word !== '--dry-run')
    if (strange) throw new DeployProblem(texts.unexpectedArgument(strange))
    process.exitCode = (await run(isDryRun)) ? 0 : 1
  } catch (error) {
    console.error(isSentence(error) ? error.message : describeFailure(error))
    process.exitCode = 1
  }
}

async function run(isDryRun: boolean): Promise<boolean> {
  const config = readConfig(process.env)
  const { credentials: credentialsFile, apiUrl } = config.voximplant
  if (!credentialsFile) throw new DeployProblem(texts.noCredentials)
  reachableUrl(config)
  const voximplant = await openVoximplant({ apiUrl, credentialsFile })
  const wanted = wantedBy(config, await builtScenario(), await callbackSecretOf(config))
  const account = await deploy({ voximplant, wanted, settings: config.voximplant, isDryRun, print: console.log })
  if (account?.application && !isDryRun) await writeCiLayout(account.application.fullName, wanted)
  return account !== null
}

async function builtScenario(): Promise<string> {
  return readFile(new URL('../../scenario/dist/pavel.voxengine.js', import.meta.url), 'utf8')
}

function isSentence(error: unknown): error is Error {
  return [ConfigProblem, DeployProblem, VoximplantProblem].some((problem) => error instanceof problem)
}

/** The secret that new calls sign with, the first of the setting: where that is the kept one, it is read from the server's database. */
export async function callbackSecretOf({
  callbackSecrets: [current],
  databaseUrl: url,
  dataFolder: folder,
}: Config): Promise<string> {
  return current === keptSecret ? readKept({ url, folder }) : current
}

async function readKept(place: { url: string | undefined; folder: string }): Promise<string> {
  const database = await openDatabase(place).catch(explain)
  try {
    await database.migrate()
    return await keepSecret(database.db, 'callback secret')
  } finally {
    await database.close()
  }
}

function explain(error: unknown): never {
  if (!(error instanceof FolderInUse)) throw error
  throw new DeployProblem(
    `${error.message}. The callback secret is kept there: stop the server while deploying, or set CALLBACK_SECRET for both.`,
  )
}

/** What the vendor's `voxengine-ci` takes as VOX_CI_ROOT_PATH (voxengine.md §9); `scenario:build` puts the script there. */
const root = fileURLToPath(new URL('../../scenario/voxfiles', import.meta.url))

/** Writes the two files that name the application and its rules, so that the vendor's tool would upload the same. */
export async function writeCiLayout(fullName: string, { scenario, inbound, outbound }: Wanted, folder = root): Promise<void> {
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

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
