import * as texts from '../../../views/texts/deploy.ts'
import type { Config } from '../../config.ts'
import { type Voximplant, VoximplantProblem } from '../voximplant.ts'
import { type Account, readAccount } from './account.ts'
import { createStepRunner } from './apply-steps.ts'
import type { Wanted } from './desired-account.ts'
import { findForeign } from './foreign.ts'
import { findManualSteps } from './manual-steps.ts'
import { plan, type Step } from './plan.ts'

export { DeployProblem, digitsOf, numbersIn, reachableUrl, type Wanted, wantedBy } from './desired-account.ts'
export type { Foreign, Reporting } from './foreign.ts'
export type { ManualStep } from './manual-steps.ts'
export type { Step } from './plan.ts'

type Options = {
  voximplant: Voximplant
  wanted: Wanted
  settings: Config['voximplant']
  isDryRun: boolean
  /** what seems to belong to others is replaced, too */
  isReplacing: boolean
  print(text: string): void
}

/**
 * Prints the changes that the account needs and then makes them; a dry run only prints. It can be repeated, because what is already as
 * wanted is left alone. Where a change would take something from another server it says so, and makes none unless `isReplacing`. Resolves with the account as it is afterwards, or null when it did not become as wanted. Rejects with
 * `VoximplantProblem` when the account cannot be read.
 */
export async function deploy({ voximplant, wanted, settings, isDryRun, isReplacing, print }: Options): Promise<Account | null> {
  const account = await readAccount(voximplant, wanted)
  const steps = plan(account, wanted)
  const foreign = findForeign(account, wanted, steps)
  print(texts.planned(steps))
  if (foreign.length > 0) print(texts.belongToOthers(foreign, isReplacing))
  if (foreign.length > 0 && !isReplacing) return null
  if (!isDryRun && !(await runSteps(steps, createStepRunner(voximplant, account), print))) return null
  const isChanged = !isDryRun && steps.length > 0
  // Secrets are not compared again, because the key may be allowed to set but not to read them.
  const now = isChanged
    ? { ...(await readAccount(voximplant, wanted)), secrets: wanted.secrets.map((secret) => ({ ...secret, modified: null })) }
    : account
  const unapplied = isChanged ? plan(now, wanted) : []
  if (unapplied.length > 0) print(texts.stillToDo(unapplied))
  print(texts.remaining(findManualSteps(now, wanted, settings), isDryRun))
  return unapplied.length > 0 ? null : now
}

/** Resolves with false when a step failed. Later steps are then not tried, because they may depend on it. */
async function runSteps(steps: Step[], runStep: (step: Step) => Promise<void>, print: Options['print']): Promise<boolean> {
  for (const [at, step] of steps.entries()) {
    try {
      await runStep(step)
      print(texts.done(at + 1, step))
    } catch (error) {
      if (!(error instanceof VoximplantProblem)) throw error
      print(texts.stopped(steps.slice(at), error.message))
      return false
    }
  }
  return true
}
