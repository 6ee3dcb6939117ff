import { readFile } from 'node:fs/promises'
import process from 'node:process'
import * as texts from '../views/texts.deploy.ts'
import { ConfigProblem, readConfig } from './config.ts'
import { describeFailure } from './database/failure.ts'
import { callbackSecretOf } from './deploy/callback-secret.ts'
import { writeCiLayout } from './deploy/ci-layout.ts'
import { deploy } from './deploy/deploy.ts'
import { DeployProblem, reachableUrl, wantedBy } from './deploy/wanted.ts'
import { openVoximplant, VoximplantProblem } from './voximplant.ts'

/** `bun run scenario:deploy`: puts the built scenario and all that it needs into the account. Ends with 1 where that did not succeed. */
async function main(words: string[]): Promise<void> {
  try {
    const isDryRun = words.includes('--dry-run')
    const strange = words.find((word) => word !== '--dry-run')
    if (strange) throw new DeployProblem(texts.strangeWord(strange))
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
  return readFile(new URL('../scenario/dist/pavel.voxengine.js', import.meta.url), 'utf8')
}

function isSentence(error: unknown): error is Error {
  return [ConfigProblem, DeployProblem, VoximplantProblem].some((problem) => error instanceof problem)
}
