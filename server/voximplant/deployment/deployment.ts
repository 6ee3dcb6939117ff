import * as texts from '../../../views/texts/deploy.ts'
import type { Config } from '../../config.ts'
import { type Voximplant, VoximplantProblem } from '../voximplant.ts'
import { type Account, readAccount } from './account.ts'
import { byHand } from './by-hand.ts'
import { plan, type Step } from './plan.ts'
import { worker } from './steps.ts'
import type { Wanted } from './wanted.ts'

export type { ByHand } from './by-hand.ts'
export type { Step } from './plan.ts'
export { DeployProblem, digitsOf, reachableUrl, type Wanted, wantedBy } from './wanted.ts'

type Options = {
  voximplant: Voximplant
  wanted: Wanted
  settings: Config['voximplant']
  isDryRun: boolean
  print(text: string): void
}

/**
 * Prints what will change and then changes it; a dry run only prints. Can be repeated: what is as wanted is left alone.
 * Gives the account as it then is, or null where it did not become what was wanted. Reading may end in a `VoximplantProblem`.
 */
export async function deploy({ voximplant, wanted, settings, isDryRun, print }: Options): Promise<Account | null> {
  const account = await readAccount(voximplant, wanted)
  const steps = plan(account, wanted)
  print(texts.planned(steps))
  if (!isDryRun && !(await carryOutAll(steps, worker(voximplant, account), print))) return null
  const isChanged = !isDryRun && steps.length > 0
  // secrets are not compared again: the key may be allowed to set them and not to read them
  const now = isChanged ? { ...(await readAccount(voximplant, wanted)), secrets: wanted.secrets } : account
  const missed = isChanged ? plan(now, wanted) : []
  if (missed.length > 0) print(texts.stillToDo(missed))
  print(texts.remaining(byHand(now, wanted, settings), isDryRun))
  return missed.length > 0 ? null : now
}

/** False where one failed: what comes after it is not tried, for it may build on it. */
async function carryOutAll(steps: Step[], carryOut: (step: Step) => Promise<void>, print: Options['print']): Promise<boolean> {
  for (const [at, step] of steps.entries()) {
    try {
      await carryOut(step)
      print(texts.done(at + 1, step))
    } catch (error) {
      if (!(error instanceof VoximplantProblem)) throw error
      print(texts.stopped(steps.slice(at), error.message))
      return false
    }
  }
  return true
}
