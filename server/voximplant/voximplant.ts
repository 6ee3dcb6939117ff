import * as v from 'valibot'
import { type Balance, readBalance } from './balance.ts'
import { type Command, createCommand } from './command.ts'
import { readCredentials } from './credentials.ts'
import { refusalOf, VoximplantProblem } from './problem.ts'
import { refused } from './send.ts'

export type { Balance } from './balance.ts'
export type { Command, Parameters } from './command.ts'
export { type ProblemKind, VoximplantProblem } from './problem.ts'
export { type Answer, type CallSessions, createCallSessions, unusableSessionUrl } from './session.ts'

/**
 * A Voximplant account, used through the Management API (scenario/voxengine.md §7). Everything rejects with `VoximplantProblem`,
 * and is retried only when that cannot carry out a command twice.
 */
export type Voximplant = {
  /** Starts a rule's scenario and resolves with its session URL, a capability. The session runs, but has called nobody yet. */
  startScenario(start: Start): Promise<{ sessionUrl: string }>
  /** Sends a text message: two-way when `from` is a rented number, one-way when it is a sender name. Numbers are E.164. */
  sendSms(sms: Sms): Promise<void>
  /** Reads what is on the account; null where it does not say. */
  readBalance(): Promise<Balance | null>
  /** Sends any other command by its name and parses the reply by a schema. */
  command: Command
}

type Options = {
  /** scheme and host without a path, such as `https://api.voximplant.com` */
  apiUrl: string
  /** the path of a service account's key file; it is read once */
  credentialsFile: string
  now?: () => Date
  /** the limit for one request; retries come on top of it */
  timeoutMs?: number
}

const defaultTimeoutMs = 10_000

/**
 * Opens an account by reading its key file, and sends nothing yet. Rejects with `VoximplantProblem` of the kind `credentials`
 * when the file is unusable.
 */
export async function openVoximplant(options: Options): Promise<Voximplant> {
  const { apiUrl, credentialsFile, now = () => new Date(), timeoutMs = defaultTimeoutMs } = options
  const command = createCommand({ apiUrl, credentials: await readCredentials(credentialsFile), now, timeoutMs })
  return {
    command,
    startScenario: (start) => startScenario(command, start),
    sendSms: (sms) => sendSms(command, sms),
    readBalance: () => readBalance(command),
  }
}

/** Which rule's scenario to start; `customData` is handed to the session and may have at most 200 bytes in UTF-8. */
type Start = { ruleId: number; customData: string }

/**
 * One page of Voximplant's documentation says 2,000 characters; the typings of VoxEngine say 200 bytes, which is the safe limit.
 */
const maxCustomBytes = 200

/** `result: 1` says that the session has started, and nothing about calls. Without the URL no turns could be pushed to it. */
const Started = v.object({ result: v.literal(1), media_session_access_secure_url: v.pipe(v.string(), v.url()) })

/** Implements `Voximplant.startScenario`. */
async function startScenario(command: Command, { ruleId, customData }: Start): Promise<{ sessionUrl: string }> {
  const bytes = new TextEncoder().encode(customData).length
  if (bytes > maxCustomBytes) {
    const sentence = `A scenario takes at most ${maxCustomBytes} bytes of custom data, and these are ${bytes}. Nothing was sent.`
    throw new VoximplantProblem({ kind: 'request', sentence, mayBeRepeated: true })
  }
  const started = await command('StartScenarios', { rule_id: ruleId, script_custom_data: customData }, Started)
  return { sessionUrl: started.media_session_access_secure_url }
}

/** A text message. `from` is a rented number or a sender name. */
type Sms = { from: string; to: string; text: string }

/** Voximplant's limits for `SendSmsMessage` and `A2PSendSms`, in characters. */
const maxTwoWayLength = 765
const maxOneWayLength = 1600

const Sent = v.object({ result: v.number() })
const SentOneWay = v.object({
  failed: v.optional(v.array(v.object({ error_code: v.number(), error_description: v.optional(v.string(), '') })), []),
})

/** Implements `Voximplant.sendSms`. */
async function sendSms(command: Command, { from, to, text }: Sms): Promise<void> {
  const isNumber = /^\+?\d{7,15}$/.test(from)
  checkLength(text, isNumber ? maxTwoWayLength : maxOneWayLength)
  if (isNumber) await command('SendSmsMessage', { source: digitsOf(from), destination: digitsOf(to), sms_body: text }, Sent)
  else await sendOneWay(command, { from, to, text })
}

/** The command takes many recipients, so a message that failed for one of them is reported within a successful reply. */
async function sendOneWay(command: Command, { from, to, text }: Sms): Promise<void> {
  const {
    failed: [failure],
  } = await command('A2PSendSms', { src_number: from, dst_numbers: digitsOf(to), text }, SentOneWay)
  if (!failure) return
  const { error_code: code, error_description } = failure
  throw refused('A2PSendSms', { code, text: error_description }, refusalOf(code))
}

function checkLength(text: string, longest: number): void {
  if (text.length <= longest) return
  const sentence = `A text message takes at most ${longest} characters, and this one has ${text.length}. Nothing was sent.`
  throw new VoximplantProblem({ kind: 'request', sentence, mayBeRepeated: true })
}

/** Voximplant's samples write numbers without a plus. */
function digitsOf(e164: string): string {
  return e164.replace(/^\+/, '')
}
