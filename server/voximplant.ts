import { commander, type Command } from './voximplant/command.ts'
import { readCredentials } from './voximplant/credentials.ts'
import { sendSms, type Sms } from './voximplant/send-sms.ts'
import { startScenario, type Start } from './voximplant/start-scenario.ts'

export { VoximplantProblem, type ProblemKind } from './voximplant/problem.ts'
export type { Command, Parameters } from './voximplant/command.ts'

/**
 * An account of Voximplant's, through its Management API (voxengine.md §7). Everything here ends in a `VoximplantProblem`
 * when it does not end well, and repeats by itself only what cannot be done twice by it.
 */
export type Voximplant = {
  /** Starts the scenario of a rule. Gives the session's URL, a capability: the session runs, nobody has been called yet. */
  startScenario(start: Start): Promise<{ control: string }>
  /** From a rented number as a two-way message, from a sender name as a one-way one. Numbers are E.164. */
  sendSms(sms: Sms): Promise<void>
  /** Any other command, by its own name, its reply parsed by a schema. */
  command: Command
}

type Options = {
  /** with its scheme and without a path: `https://api.voximplant.com` */
  apiUrl: string
  /** the path of a service account's key file, which is read once */
  credentialsFile: string
  now?: () => Date
  /** how long one request may take */
  patienceMilliseconds?: number
}

const usualPatienceMilliseconds = 10_000

/** Reads the key file; nothing is sent yet. Ends in a `VoximplantProblem` of the kind `credentials`. */
export async function openVoximplant(options: Options): Promise<Voximplant> {
  const { apiUrl, credentialsFile, now = () => new Date(), patienceMilliseconds = usualPatienceMilliseconds } = options
  const command = commander({ apiUrl, credentials: await readCredentials(credentialsFile), now, patienceMilliseconds })
  return {
    command,
    startScenario: (start) => startScenario(command, start),
    sendSms: (sms) => sendSms(command, sms),
  }
}
